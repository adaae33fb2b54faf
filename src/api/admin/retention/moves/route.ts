import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { MOVE_SPANS, type MoveSpan } from "../../../../modules/retention/store/moves-reader"
import { retentionOf } from "../retention-of"
import { parseRequest } from "../validation"

const SPANS = Object.keys(MOVE_SPANS) as MoveSpan[]

const parameters = z.strictObject({
  since: z.enum(SPANS, { error: `must be one of ${SPANS.join(", ")}` }).default("week"),
})

/** How many people went from which tier and stage to which, since yesterday, a week or a month. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { since } = parseRequest(parameters, req.query)
  res.json({ moves: await retentionOf(req).moves.read({ span: since, now: new Date() }) })
}
