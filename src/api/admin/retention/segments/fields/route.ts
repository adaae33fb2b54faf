import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { RULE_LIMITS, RULE_VERSION } from "../../../../../modules/retention/domain/segments"
import { retentionOf } from "../../retention-of"
import { noParameters, parseRequest } from "../../validation"
import { fieldView } from "./field-view"

/** What rules may ask for: the truth that schema, compiler and builder share. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  const fields = await retentionOf(req).segmentRules.fields()
  res.json({
    rule_version: RULE_VERSION,
    limits: RULE_LIMITS,
    fields: [...fields.values()].map(fieldView),
  })
}
