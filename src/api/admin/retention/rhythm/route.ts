import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../retention-of"
import { noParameters, parseRequest } from "../validation"

/** The gaps between purchase days that the limits rest on; null before the first fit. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  res.json({ rhythm: await retentionOf(req).rhythm.read() })
}
