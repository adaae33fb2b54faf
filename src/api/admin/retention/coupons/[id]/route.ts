import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../retention-of"
import { noParameters, parseRequest } from "../../validation"

/** One coupon, with the orders that carry it. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  res.json({ coupon: await retentionOf(req).couponViews.retrieve(req.params.id ?? "") })
}
