import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../retention-of"
import { noParameters, parseRequest } from "../../../validation"

/** How one person's chance of buying rose and fell, by the model in force; null without one. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  const { id = "" } = req.params
  res.json({ chances: await retentionOf(req).profileDetails.chances(id, new Date()) })
}
