import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../retention-of"
import { parseRequest } from "../validation"
import { listParameters } from "./validators"

/** Profiles, filtered, searched, sorted and paged. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { limit, offset, order, count_up_to, ...filters } = parseRequest(listParameters, req.query)
  const { profiles, policies } = retentionOf(req)
  const [page, { settings }] = await Promise.all([
    profiles.list({ filters, order, limit, offset, count_up_to }, new Date()),
    policies.current(),
  ])
  res.json({ ...page, currency: settings.base_currency, offset, limit })
}
