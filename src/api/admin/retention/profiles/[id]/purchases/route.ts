import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../retention-of"
import { pageParameters, parseRequest } from "../../../validation"

/** The ledger of one person, newest first: orders with lines and their worth in base currency. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { limit, offset } = parseRequest(pageParameters, req.query)
  const { id = "" } = req.params
  const { purchases, count } = await retentionOf(req).profileDetails.purchases(id, {
    limit,
    offset,
  })
  res.json({ purchases, count, offset, limit })
}
