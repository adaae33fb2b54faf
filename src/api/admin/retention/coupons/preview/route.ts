import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { answerConflicts } from "../../conflict"
import { retentionOf } from "../../retention-of"
import { parseRequest } from "../../validation"
import { readRequest } from "../read-request"
import { previewBody } from "../validators"

/** What issuing would come to: who, who not and why, and what it may cost. Nothing is changed. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const body = parseRequest(previewBody, req.body)
  await answerConflicts(res, async () => {
    const request = await readRequest(req.scope, body)
    const { target } = body
    res.json(await retentionOf(req).couponPreviews.preview({ request, target }, new Date()))
  })
}
