import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { createSegmentWorkflow } from "../../../../workflows/segments/workflows/create-segment"
import { answerConflicts } from "../conflict"
import { retentionOf } from "../retention-of"
import { parseRequest } from "../validation"
import { answerSegment } from "./answer-segment"
import { createBody, listParameters, presetBody } from "./validators"

/** Segments with their figures, filtered, sorted and paged. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const input = parseRequest(listParameters, req.query)
  const page = await retentionOf(req).segmentViews.list(input, new Date())
  res.json({ ...page, limit: input.limit, offset: input.offset })
}

/** Makes one, of one's own or ready-made, and finds its members. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const input = isPreset(req.body)
    ? parseRequest(presetBody, req.body)
    : parseRequest(createBody, req.body)
  await answerConflicts(res, async () => {
    const { result } = await createSegmentWorkflow(req.scope).run({ input })
    await answerSegment(req, res, { id: result.id, status: 201 })
  })
}

function isPreset(body: unknown): boolean {
  return typeof body === "object" && body !== null && "preset" in body
}
