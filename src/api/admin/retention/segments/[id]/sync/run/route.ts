import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { parseRequest } from "../../../../validation"
import { readSync } from "../read-sync"
import { startSync } from "../start-sync"
import { noBody } from "../validators"

/** Compares the whole group with the segment now. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noBody, req.body)
  const segment_id = req.params.id ?? ""
  if (await readSync(req.scope, segment_id)) {
    await startSync(req.scope, { segment_id })
  }
  res.json({ sync: await readSync(req.scope, segment_id) })
}
