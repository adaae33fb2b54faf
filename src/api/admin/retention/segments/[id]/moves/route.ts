import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../retention-of"
import { parseRequest } from "../../../validation"
import { moveParameters } from "../../validators"

/** Who came and went, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const input = parseRequest(moveParameters, req.query)
  const { segmentMoves, segments } = retentionOf(req)
  const { id: segment_id } = await segments.retrieve(req.params.id ?? "")
  const page = await segmentMoves.list({ ...input, segment_id })
  res.json({ ...page, limit: input.limit, offset: input.offset })
}
