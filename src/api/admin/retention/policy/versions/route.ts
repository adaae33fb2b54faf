import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../retention-of"
import { pageParameters, parseRequest } from "../../validation"

/** Every version of the policy, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { limit, offset } = parseRequest(pageParameters, req.query)
  const { policies, count } = await retentionOf(req).policies.list({ limit, offset })
  res.json({ versions: policies, count, offset, limit })
}
