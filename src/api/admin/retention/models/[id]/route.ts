import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../retention-of"
import { noParameters, parseRequest } from "../../validation"

/** The name of the newest fit, in place of an id. */
const LATEST = "latest"

/** One fit of the models with its plots; `latest` is null before the first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  const { id = "" } = req.params
  const { modelFits } = retentionOf(req)
  res.json({
    model_fit: id === LATEST ? await modelFits.retrieveLatest() : await modelFits.retrieve(id),
  })
}
