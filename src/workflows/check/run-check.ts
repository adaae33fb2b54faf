import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { RetentionModuleService } from "../../modules/retention/service"
import {
  CHECK_PHASES,
  type CheckState,
  type Comparison,
} from "../../modules/retention/store/check-store"
import { mirrorChanges } from "../ledger/readers/mirror-changes"
import { CheckProgress } from "./check-progress"
import { NEIGHBOURS, samplePoints } from "./sample-points"
import { bothSides, endsOf, SIDES, type Side, type Stretch } from "./sides"

/** What a check needs. */
export type CheckContext = {
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  /** The edge's clock and chance. */
  readonly now: () => Date
  readonly random: () => number
  /** Names this run in the stored state. */
  readonly run_id: string
  /** About how many orders and customers to compare; null for all, and products too. */
  readonly sample: number | null
  /** Whether to make right what is wrong. */
  readonly mend: boolean
}

/** Records in one transaction: what the ledger is held for. */
const PAGE = 250

/**
 * Holds people, ledger and products against Medusa's records, page by page, and makes right what
 * is not. This is what finds records that were deleted past Medusa, and whatever no event, id or
 * time of change tells.
 *
 * @throws MedusaError CONFLICT while another one runs, and before the first backfill; whatever
 *   else went wrong is also recorded
 */
export function runCheck(context: CheckContext): Promise<CheckState> {
  const { retention, now, run_id, sample, mend } = context
  return retention.checks.runAlone(async () => {
    if (!(await retention.fits.latest())) {
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        "There is nothing to check before the first backfill"
      )
    }
    const progress = new CheckProgress(retention.checks, now, { run_id, sample, mend })
    try {
      for (const phase of CHECK_PHASES) {
        await progress.begin(phase)
        if (phase === "products") {
          await checkProducts(context, progress)
        } else {
          await checkSide(context, progress, SIDES[phase])
        }
      }
      await progress.finish()
      return progress.state
    } catch (error) {
      await progress.fail(error)
      throw error
    }
  })
}

async function checkSide(
  context: CheckContext,
  progress: CheckProgress,
  side: Side
): Promise<void> {
  if (context.sample !== null) {
    await checkSample(context, progress, side)
    return
  }
  for (let after: string | null = ""; after !== null;) {
    after = await compareStretch(context, progress, side, { after, before: null, take: PAGE })
  }
}

/** Some neighbours at places that are drawn; no record twice. */
async function checkSample(
  context: CheckContext,
  progress: CheckProgress,
  side: Side
): Promise<void> {
  // Ids of imported records that are no ULIDs stand outside of this, and are left to a whole check.
  const [begin, end] = [`${side.prefix}_0`, `${side.prefix}_8`]
  const ends = await endsOf(context.query, side, { $gt: begin, $lt: end })
  if (!ends) {
    return
  }
  const points = samplePoints(side.prefix, ends, context.sample ?? 0, context.random)
  if (!points) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `sample: the ids of this shop's ${side.entity}s are no ULIDs; leave it out to check all`
    )
  }
  let passed = begin
  for (const point of points) {
    const after = point > passed ? point : passed
    const stretch = { after, before: end, take: NEIGHBOURS }
    const last = await compareStretch(context, progress, side, stretch)
    if (last === null) {
      return
    }
    passed = last
  }
}

/** @returns the last of Medusa's records that was compared; null when there are no more */
async function compareStretch(
  context: CheckContext,
  progress: CheckProgress,
  side: Side,
  stretch: Stretch
): Promise<string | null> {
  const { query } = context
  let next: string | null = null
  const find: Comparison["find"] = async (session) => {
    const { ids, last } = await bothSides(query, session, side, stretch)
    next = last
    return ids
  }
  await compare(context, progress, { ...side.comparison(query), find })
  return next
}

async function checkProducts(context: CheckContext, progress: CheckProgress): Promise<void> {
  const { query, retention, sample } = context
  for (let after: string | null = sample === null ? "" : null; after !== null;) {
    const ids: string[] = await retention.checks.productIds({ after, limit: PAGE })
    await compare(context, progress, {
      kind: "product_id",
      find: () => Promise.resolve(ids),
      sync: (session) => mirrorChanges(query, session, { product_ids: ids }),
    })
    after = ids.length < PAGE ? null : (ids.at(-1) ?? null)
  }
}

async function compare(
  { retention, now, mend }: CheckContext,
  progress: CheckProgress,
  comparison: Comparison
): Promise<void> {
  const compared = await retention.checks.compare(comparison, { now: now(), mend })
  const order_ids = compared.differences.flatMap(({ order_id }) => order_id ?? [])
  if (mend && order_ids.length > 0) {
    const { settings } = await retention.policies.current()
    await retention.problems.refreshDerived({ ...settings, now: now(), order_ids })
  }
  await progress.add(compared)
}
