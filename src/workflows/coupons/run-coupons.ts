import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { RetentionCouponRun } from "../../modules/retention/entities"
import { messageOf } from "../changes/message-of"
import { workContext } from "../work-context"
import type { IssueCouponsInput, IssueCouponsOutput } from "./issue-input"
import { issueCouponsWorkflow } from "./workflows/issue-coupons"

/** People of a run that are issued to in one go: many enough to pay for the workflow around them. */
const RUN_PAGE = 500

/** Why a run ends before its last person: its source has nothing left to give. */
export const BUDGET_SPENT = "budget_spent"

/** Errors that come again, however often it is tried. */
const FOR_GOOD: readonly unknown[] = [
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.NOT_FOUND,
  MedusaError.Types.CONFLICT,
  MedusaError.Types.NOT_ALLOWED,
]

/** A run that this process is at. */
type Hold = {
  readonly run: RetentionCouponRun
  /** Until when. Somebody else who takes it after holds it until another moment. */
  lease: Date | null
}

/**
 * Goes through the people of a run, five hundred at a time, and issues to them, until the last one,
 * until somebody stops it, or until nothing is left to give. A run whose process was killed goes on
 * behind the last page that was noted; who was given a coupon of the page after it keeps that.
 *
 * What cannot be granted ends the run; after another error, such as a database that is away, it is
 * taken up again when its lease is over.
 *
 * @param run_id the oldest run that nobody is at when null
 * @returns the run as it stands then; null where there is none to go on with
 * @throws what went wrong, which the run then tells too
 */
export async function runCoupons(
  container: MedusaContainer,
  run_id: string | null
): Promise<RetentionCouponRun | null> {
  const { retention, now } = workContext(container)
  const run = await retention.couponRuns.take(run_id, now())
  if (!run) {
    return null
  }
  const hold: Hold = { run, lease: run.lease_until }
  try {
    const problem = await goThrough(container, hold)
    return problem === "left"
      ? await retention.couponRuns.retrieve(run.id)
      : await retention.couponRuns.finish(run.id, { status: "done", problem }, hold.lease, now())
  } catch (error) {
    const problem = messageOf(error)
    if (isForGood(error)) {
      await retention.couponRuns.finish(run.id, { status: "failed", problem }, hold.lease, now())
    } else {
      await retention.couponRuns.putOff(run.id, problem, hold.lease)
    }
    throw error
  }
}

/** Errors of a workflow are copies, which are no instances of their class. */
function isForGood(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "type" in error && FOR_GOOD.includes(error.type)
  )
}

/** @returns `left` where somebody stopped it or is at it themselves */
async function goThrough(
  container: MedusaContainer,
  hold: Hold
): Promise<typeof BUDGET_SPENT | "left" | null> {
  const { retention, now } = workContext(container)
  const { run } = hold
  let before = run.cursor
  for (;;) {
    const person_ids = await retention.couponRuns.nextPeople(run, before, RUN_PAGE)
    const cursor = person_ids.at(-1)
    if (cursor === undefined) {
      return null
    }
    const { reused, refused } = await issue(container, run, person_ids)
    const page = { before, cursor, reused, refused }
    const lease = await retention.couponRuns.note(run.id, page, now())
    if (lease === null) {
      return "left"
    }
    hold.lease = lease
    const isShort = refused.some(({ reason }) => reason === BUDGET_SPENT)
    if (isShort && (await retention.couponRuns.isSpent(run))) {
      return BUDGET_SPENT
    }
    before = cursor
  }
}

async function issue(
  container: MedusaContainer,
  run: RetentionCouponRun,
  person_ids: readonly string[]
): Promise<IssueCouponsOutput> {
  const { id: run_id, source_type: type, source_id: id, step, offer, because } = run
  const { starts_at, ends_at } = run
  const input: IssueCouponsInput = {
    source: { type, id, step },
    person_ids,
    offer,
    starts_at,
    ends_at,
    because,
    run_id,
  }
  const { result } = await issueCouponsWorkflow(container).run({ input })
  return result
}
