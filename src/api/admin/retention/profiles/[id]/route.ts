import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../retention-of"
import { noParameters, parseRequest } from "../../validation"
import { withCategoryName } from "./category-name"

const NEWEST_COUPONS = 20

/** One profile with its reasons, by a person's id, a Medusa customer's or an order's. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  const { id = "" } = req.params
  const { couponViews, profileDetails } = retentionOf(req)
  const profile = await profileDetails.retrieve(id, new Date())
  const [portrait, coupons] = await Promise.all([
    profile.portrait && withCategoryName(req.scope, profile.portrait),
    couponViews.ofPerson(profile.person_id, NEWEST_COUPONS),
  ])
  res.json({ profile: { ...profile, portrait, coupons } })
}
