import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { evaluateSegmentWorkflow } from "../../../../../../workflows/segments/workflows/evaluate-segment"
import { answerConflicts } from "../../../conflict"
import { parseRequest } from "../../../validation"
import { answerSegment } from "../../answer-segment"
import { emptyBody } from "../../validators"

/** Finds its members now; 409 for an archived one. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(emptyBody, req.body)
  const { id: segment_id = "" } = req.params
  await answerConflicts(res, async () => {
    await evaluateSegmentWorkflow(req.scope).run({ input: { segment_id } })
    await answerSegment(req, res)
  })
}
