import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../retention-of"
import { noParameters, parseRequest } from "../validation"

/** The newest back-test; null before the first fit. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  const fit = await retentionOf(req).fits.latest()
  res.json({ backtest: fit?.backtest ?? null })
}
