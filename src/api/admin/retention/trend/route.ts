import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { retentionOf } from "../retention-of"
import { parseRequest, wholeNumber } from "../validation"

const parameters = z.strictObject({ days: wholeNumber({ min: 7, max: 730 }).default(365) })

/** How many buyers were in each stage and tier, day by day. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { days } = parseRequest(parameters, req.query)
  res.json({ trend: await retentionOf(req).trend.read({ days, now: new Date() }) })
}
