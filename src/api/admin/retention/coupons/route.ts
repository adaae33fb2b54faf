import { isDeepStrictEqual } from "node:util"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { answerConflicts } from "../conflict"
import { retentionOf } from "../retention-of"
import { parseRequest } from "../validation"
import { readRequest } from "./read-request"
import { startRun } from "./start-run"
import { issueBody, listParameters } from "./validators"

/** Coupons with whose they are and what became of them, filtered, sorted and paged. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { limit, offset, order, ...filters } = parseRequest(listParameters, req.query)
  const page = await retentionOf(req).couponViews.list({ filters, order, limit, offset })
  res.json({ ...page, limit, offset })
}

/**
 * Issues to people or a segment, and answers as soon as it is begun. The same order under the same
 * `source_id`, as by a double click, is the run that there is.
 */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { couponRuns, couponRunViews } = retentionOf(req)
  const body = parseRequest(issueBody, req.body)
  await answerConflicts(res, async () => {
    const request = await readRequest(req.scope, body)
    const { target, source_id } = body
    const actor = req.auth_context.actor_id
    const { run, is_new } = await couponRuns.create({ request, target, actor }, new Date())
    if (!isDeepStrictEqual([run.target, run.offer], [target, request.offer])) {
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        `source_id: ${source_id} was used for other people or another offer; take another one`
      )
    }
    if (is_new) {
      startRun(req.scope, run.id)
    }
    res.status(202).json({ run: await couponRunViews.retrieve(run.id) })
  })
}
