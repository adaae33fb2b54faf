import { type Rates, toBase } from "../money/convert"
import { Decimal, formatDecimal, parseDecimal } from "../money/decimal"

/** What an order takes off with a coupon's code. */
export type GivenDiscount = {
  /** In the order's currency. */
  readonly amount: string
  readonly currency_code: string
  readonly canceled_at: Date | null
}

/** A coupon, as far as its source counts it. */
export type CountedCoupon = {
  /** In the currency that its source counts in. */
  readonly reserved_amount: string
  /** Base currency of when its source first gave something; the policy may say another by now. */
  readonly counts_in: string
}

/**
 * What the standing orders of a coupon took off, in the currency that its source counts in. Where
 * that cannot be known for want of a rate, what was set aside counts as given: a budget is not free
 * again since a rate is missing.
 */
export function discountOf(
  coupon: CountedCoupon,
  orders: readonly GivenDiscount[],
  rates: Rates
): string {
  const sum = orders
    .filter(({ canceled_at }) => canceled_at === null)
    .map((order) => converted(order, coupon.counts_in, rates) ?? coupon.reserved_amount)
    .reduce((total, amount) => total.plus(parseDecimal(amount)), new Decimal(0))
  return formatDecimal(sum)
}

/** @returns null without the rates it takes */
function converted(
  { amount, currency_code }: GivenDiscount,
  wanted: string,
  rates: Rates
): string | null {
  const exact = parseDecimal(amount)
  if (exact.isZero() || currency_code === wanted) {
    return formatDecimal(exact)
  }
  const base = toBase(amount, currency_code, rates)
  const rate = toBase("1", wanted, rates)
  return base === null || rate === null
    ? null
    : formatDecimal(parseDecimal(base).div(parseDecimal(rate)))
}
