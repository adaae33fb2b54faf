import { MedusaError } from "@medusajs/framework/utils"
import type { CouponRequestInput } from "../../modules/retention/store/coupons/parse-request"
import type { IssueCouponsInput } from "./issue-input"

/**
 * What is asked for, with moments as such: a workflow may have carried them as text.
 * @throws MedusaError INVALID_DATA for what is no moment
 */
export function requestOf(input: IssueCouponsInput): Omit<CouponRequestInput, "prices"> {
  const { source, offer, valid_days, starts_at, ends_at, because, run_id } = input
  return {
    source,
    offer,
    valid_days,
    because,
    run_id,
    ...(ends_at === undefined ? {} : { ends_at: momentOf("ends_at", ends_at) }),
    ...(starts_at ? { starts_at: momentOf("starts_at", starts_at) } : {}),
  }
}

function momentOf(field: string, value: Date | string): Date {
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `${field}: must be a time`)
  }
  return moment
}
