import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retentionOf } from "../../../../retention-of"
import { parseRequest } from "../../../../validation"
import { readSync } from "../read-sync"
import { startSync } from "../start-sync"
import { readmitBody } from "../validators"

/** Lets customers into the group again whom somebody took out of it. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { customer_ids } = parseRequest(readmitBody, req.body)
  const segment_id = req.params.id ?? ""
  await readSync(req.scope, segment_id)
  await retentionOf(req).segmentSync.readmit(segment_id, customer_ids)
  await startSync(req.scope, { segment_id, customer_ids })
  res.json({ sync: await readSync(req.scope, segment_id) })
}
