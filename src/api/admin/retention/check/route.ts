import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { MAX_SAMPLE } from "../../../../workflows/check/steps/check-ledger"
import { answerConflicts } from "../conflict"
import { retentionOf } from "../retention-of"
import { noParameters, parseRequest } from "../validation"
import { startCheck } from "./start-check"

const body = z.strictObject({
  sample: z
    .int({ error: `must be a whole number from 1 to ${MAX_SAMPLE}` })
    .min(1, { error: "must be at least 1" })
    .max(MAX_SAMPLE, { error: `must be at most ${MAX_SAMPLE}` })
    .optional(),
  mend: z.boolean({ error: "must be true or false" }).optional(),
})

/** The running check or the last one, with what it found; null before the first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  res.json({ check: await retentionOf(req).checks.state() })
}

/** Starts a check and answers while it runs; 409 when one runs, and before the first backfill. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const input = parseRequest(body, req.body)
  await answerConflicts(res, async () => {
    res.status(202).json({ check: await startCheck(req.scope, input) })
  })
}
