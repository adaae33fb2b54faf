import { setTimeout as sleep } from "node:timers/promises"
import type { AdminApi, CouponRun, ListedSegment } from "./admin-api"
import { DemoError } from "./demo-error"

/** Whom the demo's shop gives a coupon: the best of those who slip away. */
const PRESET = "at_risk_high_value"

const ORDER = {
  source_id: "demo",
  offer: { type: "percentage", value: "10" },
  valid_days: 14,
  because: "A good customer who slips away",
} as const

const PATIENCE_MS = 120_000
const ONCE_IN_MS = 200

/**
 * Issues the demo's coupons, once a shop: asked again, the run there was is told.
 * @returns null where nobody is meant
 * @throws DemoError when the run fails, or does not end
 */
export async function issueCoupons(
  api: AdminApi,
  segments: readonly ListedSegment[]
): Promise<CouponRun | null> {
  const segment = segments.find(({ preset, members }) => preset === PRESET && members > 0)
  if (!segment) {
    return null
  }
  const { id } = await api.issue({ ...ORDER, target: { segment_id: segment.id } })
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const run = await api.couponRun(id)
    if (run.status === "done") {
      return run
    }
    if (run.status !== "running" || performance.now() > until) {
      throw new DemoError(
        `The demo's coupons are ${run.status}: ${run.problem ?? "no end in sight"}`
      )
    }
    await sleep(ONCE_IN_MS)
  }
}

/**
 * Holds a finished run against the coupons there are, and one of them against its promotion.
 * @returns what does not agree, in words; empty when all does
 */
export async function againstCoupons(api: AdminApi, run: CouponRun | null): Promise<string[]> {
  if (!run) {
    return []
  }
  const refused = run.refused.reduce((sum, { people }) => sum + people, 0)
  const { coupons, count } = await api.coupons({ run_id: run.id, limit: "1" })
  const decided = run.issued + run.reused + refused
  const [coupon] = coupons
  const promotion = coupon && (await api.promotion(coupon.code))
  return [
    ...(decided === run.people ? [] : [`coupons: ${decided} decided of ${run.people} people`]),
    ...(count === run.issued ? [] : [`coupons: ${count} listed, ${run.issued} issued`]),
    ...(!coupon || (promotion?.limit === 1 && !promotion.is_automatic)
      ? []
      : [`coupons: ${coupon.code} is no single-use code in Medusa`]),
  ]
}
