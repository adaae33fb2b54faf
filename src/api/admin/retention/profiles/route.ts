import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../retention-of"
import { parseRequest } from "../validation"
import { listParameters } from "./validators"

/** Profiles, filtered, searched, sorted and paged. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { limit, offset, order, ...filters } = parseRequest(listParameters, req.query)
  const { profiles, count } = await retentionOf(req).profiles.list(
    { filters, order, limit, offset },
    new Date()
  )
  res.json({ profiles, count, offset, limit })
}
