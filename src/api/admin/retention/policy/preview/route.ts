import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../retention-of"
import { parseRequest } from "../../validation"
import { previewBody } from "../validators"

/** Who would move from where to where by other settings; nothing is saved. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { settings } = parseRequest(previewBody, req.body)
  res.json({ preview: await retentionOf(req).scoring.preview({ settings, now: new Date() }) })
}
