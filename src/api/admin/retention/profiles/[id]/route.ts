import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../retention-of"
import { noParameters, parseRequest } from "../../validation"

/** One profile with its reasons, by a person's id, a Medusa customer's or an order's. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  const { id = "" } = req.params
  res.json({ profile: await retentionOf(req).profileDetails.retrieve(id, new Date()) })
}
