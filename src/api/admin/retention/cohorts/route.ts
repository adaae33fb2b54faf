import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { retentionOf } from "../retention-of"
import { parseRequest, wholeNumber } from "../validation"

const parameters = z.strictObject({
  months: wholeNumber({ min: 1, max: 60 }).default(24),
})

/** Who came back, by the month of their first purchase. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { months } = parseRequest(parameters, req.query)
  res.json(await retentionOf(req).cohorts.read({ months, now: new Date() }))
}
