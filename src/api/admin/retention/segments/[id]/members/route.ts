import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../retention-of"
import { parseRequest } from "../../../validation"
import { memberParameters } from "../../validators"

/** Who is in it, searched, sorted and paged. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const input = parseRequest(memberParameters, req.query)
  const { policies, segmentMembers, segments } = retentionOf(req)
  const segment = await segments.retrieve(req.params.id ?? "")
  const [page, { settings }] = await Promise.all([
    segmentMembers.list({ ...input, segment }, new Date()),
    policies.current(),
  ])
  const { limit, offset } = input
  res.json({ ...page, limit, offset, currency: settings.base_currency })
}
