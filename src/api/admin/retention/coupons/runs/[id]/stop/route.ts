import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { answerConflicts } from "../../../../conflict"
import { retentionOf } from "../../../../retention-of"
import { parseRequest } from "../../../../validation"
import { emptyBody } from "../../../validators"

/** Stops a run after the people at hand; what was issued stays. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(emptyBody, req.body)
  const { couponRuns, couponRunViews } = retentionOf(req)
  await answerConflicts(res, async () => {
    const { id } = await couponRuns.stop(req.params.id ?? "", new Date())
    res.json({ run: await couponRunViews.retrieve(id) })
  })
}
