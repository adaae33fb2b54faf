import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { setSegmentStatusWorkflow } from "../../../../../../workflows/segments/workflows/set-segment-status"
import { answerConflicts } from "../../../conflict"
import { parseRequest } from "../../../validation"
import { answerSegment } from "../../answer-segment"
import { emptyBody } from "../../validators"

/** Makes it active again and finds its members anew; 409 while another has its name. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(emptyBody, req.body)
  const { id: segment_id = "" } = req.params
  await answerConflicts(res, async () => {
    await setSegmentStatusWorkflow(req.scope).run({ input: { segment_id, status: "active" } })
    await answerSegment(req, res)
  })
}
