import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../retention-of"
import { noParameters, parseRequest } from "../../validation"
import { withCategoryName } from "./category-name"

/** One profile with its reasons, by a person's id, a Medusa customer's or an order's. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  const { id = "" } = req.params
  const profile = await retentionOf(req).profileDetails.retrieve(id, new Date())
  const portrait = profile.portrait && (await withCategoryName(req.scope, profile.portrait))
  res.json({ profile: { ...profile, portrait } })
}
