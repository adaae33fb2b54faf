import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { answerConflicts } from "../conflict"
import { retentionOf } from "../retention-of"
import { noParameters, parseRequest } from "../validation"
import { startBackfill } from "./start-backfill"

const body = z.strictObject({
  batch_size: z
    .int({ error: "must be a whole number from 1 to 2000" })
    .min(1, { error: "must be at least 1" })
    .max(2000, { error: "must be at most 2000" })
    .optional(),
  restart: z.boolean({ error: "must be true or false" }).optional(),
})

/** The running backfill or the last one; null before the first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  res.json({ backfill: await retentionOf(req).backfills.state() })
}

/**
 * Starts a backfill, or goes on with one that was paused, failed or was killed unless `restart`
 * says otherwise, and answers while it runs; 409 when one runs already.
 */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const input = parseRequest(body, req.body)
  await answerConflicts(res, async () => {
    res.status(202).json({ backfill: await startBackfill(req.scope, input) })
  })
}
