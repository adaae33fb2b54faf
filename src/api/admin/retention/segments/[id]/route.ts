import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { deleteSegmentWorkflow } from "../../../../../workflows/segments/workflows/delete-segment"
import { updateSegmentWorkflow } from "../../../../../workflows/segments/workflows/update-segment"
import { answerConflicts } from "../../conflict"
import { noParameters, parseRequest } from "../../validation"
import { answerSegment } from "../answer-segment"
import { updateBody } from "../validators"

/** One segment with its figures. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  await answerSegment(req, res)
}

/** Changes name, description or rule; members are found anew by another rule. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const change = parseRequest(updateBody, req.body)
  const { id: segment_id = "" } = req.params
  await answerConflicts(res, async () => {
    await updateSegmentWorkflow(req.scope).run({ input: { ...change, segment_id } })
    await answerSegment(req, res)
  })
}

/** Removes it with its history. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  const { id: segment_id = "" } = req.params
  await answerConflicts(res, async () => {
    await deleteSegmentWorkflow(req.scope).run({ input: { segment_id } })
    res.json({ id: segment_id, object: "segment", deleted: true })
  })
}
