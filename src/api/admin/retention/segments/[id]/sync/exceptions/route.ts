import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../../retention-of"
import { parseRequest } from "../../../../validation"
import { exceptionParameters } from "../validators"

/** Customers whom somebody's hand put into the segment's group, or took out of it. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { kind, limit, offset } = parseRequest(exceptionParameters, req.query)
  const { segments, segmentSync } = retentionOf(req)
  const { id: segment_id } = await segments.retrieve(req.params.id ?? "")
  const page = await segmentSync.exceptions({ segment_id, kind, limit, offset })
  res.json({ ...page, offset, limit })
}
