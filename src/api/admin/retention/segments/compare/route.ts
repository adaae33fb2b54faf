import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { retentionOf } from "../../retention-of"
import { parseRequest } from "../../validation"

const segment = z.string({ error: "must be the id of a segment" })

const parameters = z.strictObject({ one: segment, other: segment })

/** Two segments side by side. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { one, other } = parseRequest(parameters, req.query)
  res.json(await retentionOf(req).comparisons.read({ one, other, now: new Date() }))
}
