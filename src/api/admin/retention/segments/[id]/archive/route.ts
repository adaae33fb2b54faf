import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { setSegmentStatusWorkflow } from "../../../../../../workflows/segments/workflows/set-segment-status"
import { answerConflicts } from "../../../conflict"
import { parseRequest } from "../../../validation"
import { answerSegment } from "../../answer-segment"
import { emptyBody } from "../../validators"

/** Leaves it as it is, and evaluates it no more. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(emptyBody, req.body)
  const { id: segment_id = "" } = req.params
  await answerConflicts(res, async () => {
    await setSegmentStatusWorkflow(req.scope).run({ input: { segment_id, status: "archived" } })
    await answerSegment(req, res)
  })
}
