import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { PROBLEM_KINDS } from "../../../../modules/retention/domain/types"
import { retentionOf } from "../retention-of"
import { pageShape, parseRequest } from "../validation"

const parameters = z.strictObject({
  ...pageShape,
  kind: z.enum(PROBLEM_KINDS, { error: `must be one of ${PROBLEM_KINDS.join(", ")}` }).optional(),
})

/** Problems in the shop's data, newest first, and how many there are of each kind. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { limit, offset, kind } = parseRequest(parameters, req.query)
  const store = retentionOf(req).problems
  const { problems, count } = await store.list({ limit, offset, kind })
  res.json({ problems, count, offset, limit, counts: await store.counts() })
}
