import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../retention-of"
import { noParameters, parseRequest } from "../../../validation"

/** One run: how far it is and what came of it. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  res.json({ run: await retentionOf(req).couponRunViews.retrieve(req.params.id ?? "") })
}
