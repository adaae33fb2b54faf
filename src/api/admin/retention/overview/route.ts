import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../retention-of"
import { noParameters, parseRequest } from "../validation"

/** The whole shop: totals, tiers, stages, the fit in force, problems and the state of the jobs. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  res.json({ overview: await retentionOf(req).overview.read(new Date()) })
}
