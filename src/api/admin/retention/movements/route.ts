import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { retentionOf } from "../retention-of"
import { parseRequest } from "../validation"

const DAY = "must be a day, such as 2026-11-22"
const day = z.string({ error: DAY }).regex(/^\d{4}-\d{2}-\d{2}$/, { error: DAY })

const parameters = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  segment_id: z.string({ error: "must be the id of a segment" }).optional(),
})

/** Who went from which tier and stage to which between two days. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { from, to, segment_id } = parseRequest(parameters, req.query)
  const { movements, segments } = retentionOf(req)
  if (segment_id !== undefined) {
    await segments.retrieve(segment_id)
  }
  res.json(await movements.read({ from, to, segment_id, now: new Date() }))
}
