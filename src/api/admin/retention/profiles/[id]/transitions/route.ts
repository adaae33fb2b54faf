import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../retention-of"
import { pageParameters, parseRequest } from "../../../validation"

/** Changes of tier and stage of one person, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { limit, offset } = parseRequest(pageParameters, req.query)
  const { id = "" } = req.params
  const { transitions, count } = await retentionOf(req).profileDetails.transitions(id, {
    limit,
    offset,
  })
  res.json({ transitions, count, offset, limit })
}
