import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../../retention-of"
import { pageParameters, parseRequest } from "../../../../validation"

/** Whom a run gave nothing, and why. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const page = parseRequest(pageParameters, req.query)
  const { couponRunViews } = retentionOf(req)
  res.json({ ...(await couponRunViews.refusals(req.params.id ?? "", page)), ...page })
}
