import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { switchSegmentSyncWorkflow } from "../../../../../../workflows/segment-sync"
import { answerConflicts } from "../../../conflict"
import { retentionOf } from "../../../retention-of"
import { noParameters, parseRequest } from "../../../validation"
import { readSync } from "./read-sync"
import { startSync } from "./start-sync"
import { switchBody } from "./validators"

/** How a customer group follows the segment; null where none ever did. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  res.json({ sync: await readSync(req.scope, req.params.id ?? "") })
}

/** Has a customer group follow the segment, or none, and begins at once. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const body = parseRequest(switchBody, req.body)
  const segment_id = req.params.id ?? ""
  await answerConflicts(res, async () => {
    await retentionOf(req).segments.retrieve(segment_id)
    await switchSegmentSyncWorkflow(req.scope).run({ input: { segment_id, ...body } })
    await startSync(req.scope, { segment_id })
    res.json({ sync: await readSync(req.scope, segment_id) })
  })
}
