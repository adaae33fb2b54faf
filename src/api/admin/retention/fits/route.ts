import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../retention-of"
import { pageParameters, parseRequest } from "../validation"

/** What scoring went by, newest first: limits, cut points and the back-test of each fit. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { limit, offset } = parseRequest(pageParameters, req.query)
  const { fits, count } = await retentionOf(req).fits.list({ limit, offset })
  res.json({ fits, count, offset, limit })
}
