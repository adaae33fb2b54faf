import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { answerConflicts } from "../conflict"
import { retentionOf } from "../retention-of"
import { syncState } from "../sync/sync-state"
import { parseRequest } from "../validation"
import { startReconcile } from "./start-reconcile"

const body = z.strictObject({})

/** Starts both passes of the reconcile and answers while they run; 409 when one runs already. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(body, req.body)
  await answerConflicts(res, async () => {
    await startReconcile(req.scope)
    res.status(202).json({ sync: await syncState(retentionOf(req)) })
  })
}
