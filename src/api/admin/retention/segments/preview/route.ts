import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../retention-of"
import { parseRequest } from "../../validation"
import { previewBody } from "./validators"

/** Whom a rule would meet: how many, and ten of them. Nothing is saved. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { rule } = parseRequest(previewBody, req.body)
  res.json(await retentionOf(req).segmentRules.preview(rule, new Date()))
}
