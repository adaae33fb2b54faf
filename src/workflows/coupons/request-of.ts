import type { CouponRequestInput } from "../../modules/retention/store/coupons/parse-request"
import type { IssueCouponsInput } from "./issue-input"

/** What is asked for, with moments as such: a workflow may have carried them as text. */
export function requestOf(input: IssueCouponsInput): Omit<CouponRequestInput, "prices"> {
  const { source, offer, valid_days, starts_at, ends_at, because, run_id } = input
  return {
    source,
    offer,
    valid_days,
    because,
    run_id,
    ...(ends_at === undefined ? {} : { ends_at: new Date(ends_at) }),
    ...(starts_at ? { starts_at: new Date(starts_at) } : {}),
  }
}
