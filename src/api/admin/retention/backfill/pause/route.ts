import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { pauseBackfillWorkflow } from "../../../../../workflows/ledger/workflows/pause-backfill"
import { answerConflicts } from "../../conflict"
import { parseRequest } from "../../validation"

const body = z.strictObject({})

/** Asks the running backfill to stop after the page at hand; 409 when none runs. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(body, req.body)
  await answerConflicts(res, async () => {
    const { result } = await pauseBackfillWorkflow(req.scope).run()
    res.status(202).json({ backfill: result })
  })
}
