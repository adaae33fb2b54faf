import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { createSegmentWorkflow } from "../../../../../../workflows/segments/workflows/create-segment"
import { answerConflicts } from "../../../conflict"
import { parseRequest } from "../../../validation"
import { answerSegment } from "../../answer-segment"
import { emptyBody } from "../../validators"

/** Makes another one with the same rule, under a name of its own. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(emptyBody, req.body)
  const { id: copy_of = "" } = req.params
  await answerConflicts(res, async () => {
    const { result } = await createSegmentWorkflow(req.scope).run({ input: { copy_of } })
    await answerSegment(req, res, { id: result.id, status: 201 })
  })
}
