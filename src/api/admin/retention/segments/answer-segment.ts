import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../retention-of"

/** Answers with a segment as it is now: the route's own, unless another is named. */
export async function answerSegment(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  {
    id = req.params.id ?? "",
    status = 200,
  }: { readonly id?: string; readonly status?: number } = {}
): Promise<void> {
  const segment = await retentionOf(req).segmentViews.retrieve(id, new Date())
  res.status(status).json({ segment })
}
