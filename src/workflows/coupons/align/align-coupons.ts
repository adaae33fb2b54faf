import { setImmediate as turn } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { COUPON_BATCH } from "../../../modules/retention/domain/coupons/request"
import type { AlignedState, AlignPart } from "../../../modules/retention/store/coupons/align-store"
import { workContext } from "../../work-context"
import { alignBatch } from "./align-batch"

/** Which coupons to align. */
export type AlignCouponsInput = {
  /** Only these; all that are due when left out. */
  readonly coupon_ids?: readonly string[] | undefined
}

/** Long enough for some ten thousand; whoever waits for the next run waits no longer. */
const AT_MOST_MS = 50_000

/** What an alignment came to. */
export type AlignedCoupons = {
  /** Coupons whose promotion was looked at. */
  readonly looked_at: number
  /** Those of them that could not be brought in line; their `problem` says why. */
  readonly failed: number
  /** Whose promotion is there for the first time, or was deleted by hand; whose person is gone. */
  readonly changed: readonly AlignedState[]
}

/**
 * Brings Medusa's promotions in line with our coupons, as far as any are due. Harmless to repeat
 * and to do in several processes at once; whatever a killed one was at is taken up again two
 * minutes later. Very many are left to the next run after a while.
 */
export async function alignCoupons(
  container: MedusaContainer,
  { coupon_ids }: AlignCouponsInput = {}
): Promise<AlignedCoupons> {
  const context = workContext(container)
  const { couponAlign, coupons } = context.retention
  const orphaned = await coupons.followPeople(context.now())
  const done = { looked_at: 0, failed: 0 }
  const changed: AlignedState[] = orphaned.map((id) => ({ id, state: "revoked" }))
  const until = context.now().getTime() + AT_MOST_MS
  for (const [part, ids] of partsOf(coupon_ids)) {
    for (let more = true; more && context.now().getTime() < until;) {
      const due = await couponAlign.claim(part, ids, context.now(), COUPON_BATCH)
      if (due.length === 0) {
        break
      }
      // Those that are named are one page; of what their people had before there may be more.
      more = due.length === COUPON_BATCH && (part === "dead" || ids === null)
      const results = await alignBatch(context, due)
      changed.push(...(await couponAlign.settle(results, context.now())))
      done.looked_at += due.length
      done.failed += results.filter(({ outcome }) => outcome === "failed").length
      // Whoever checks out has a turn in between.
      await turn()
    }
  }
  return { ...done, changed }
}

/** First all that nobody may use, then the others; of many ids so many at a time. */
function partsOf(ids: readonly string[] | undefined): [AlignPart, readonly string[] | null][] {
  const pages = Array.from({ length: Math.ceil((ids?.length ?? 0) / COUPON_BATCH) }, (_, page) =>
    (ids ?? []).slice(page * COUPON_BATCH, (page + 1) * COUPON_BATCH)
  )
  const some = ids === undefined ? [null] : pages
  return (["dead", "held"] as const).flatMap((part) =>
    some.map((page): [AlignPart, readonly string[] | null] => [part, page])
  )
}
