import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../retention-of"
import { parseRequest } from "../../../validation"
import { historyParameters } from "../../validators"

/** Its size day by day, and how many came and went. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { days } = parseRequest(historyParameters, req.query)
  const { segmentHistory, segments } = retentionOf(req)
  const { id } = await segments.retrieve(req.params.id ?? "")
  res.json(await segmentHistory.read(id, { days, now: new Date() }))
}
