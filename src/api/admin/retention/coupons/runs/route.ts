import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../retention-of"
import { pageParameters, parseRequest } from "../../validation"

/** What was issued to many, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const page = parseRequest(pageParameters, req.query)
  res.json({ ...(await retentionOf(req).couponRunViews.list(page)), ...page })
}
