import type { AlignResult, DueCoupon } from "../../../modules/retention/store/coupons/align-store"
import { messageOf } from "../../changes/message-of"

const FIRST_RETRY_MS = 60_000
const LAST_RETRY_MS = 24 * 60 * 60_000

/**
 * Does something for many coupons at once. Where Medusa refuses, it is done for each half, until
 * the one that cannot be done stands alone: it is put off, longer each time, and holds up nobody.
 */
export async function inHalves<Coupon extends DueCoupon>(
  coupons: readonly Coupon[],
  now: Date,
  work: (coupons: readonly Coupon[]) => Promise<AlignResult[]>
): Promise<AlignResult[]> {
  const [first, second] = coupons
  if (!first) {
    return []
  }
  try {
    return await work(coupons)
  } catch (error) {
    if (!second) {
      return [failed(first, error, now)]
    }
    const half = Math.ceil(coupons.length / 2)
    const one = await inHalves(coupons.slice(0, half), now, work)
    return [...one, ...(await inHalves(coupons.slice(half), now, work))]
  }
}

/** That something could not be done for a coupon, why, and when it is tried again. */
export function failed(
  { id, revision, attempts }: Pick<DueCoupon, "id" | "revision" | "attempts">,
  error: unknown,
  now: Date
): AlignResult {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** attempts, LAST_RETRY_MS)
  return {
    id,
    revision,
    outcome: "failed",
    promotion_id: null,
    medusa_campaign_id: null,
    emails: null,
    problem: messageOf(error),
    retry_at: new Date(now.getTime() + wait),
  }
}
