import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../retention-of"
import { pageParameters, parseRequest } from "../validation"

/** Fits of the models, newest first: parameters, quality and gate, without their plots. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { limit, offset } = parseRequest(pageParameters, req.query)
  const { model_fits, count } = await retentionOf(req).modelFits.list({ limit, offset })
  res.json({ model_fits, count, offset, limit })
}
