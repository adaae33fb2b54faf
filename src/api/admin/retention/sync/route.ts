import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../retention-of"
import { noParameters, parseRequest } from "../validation"
import { syncState } from "./sync-state"

/** How ledger and people keep in step with Medusa. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  res.json({ sync: await syncState(retentionOf(req)) })
}
