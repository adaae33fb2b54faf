import type { Text } from "../../../hooks/use-text"
import type { RefusalDetail } from "../../../lib/coupons/types"

const STRATEGY = "strategy:"

/**
 * Why somebody gets no coupon, in a few words.
 *
 * @param reason of `REFUSAL_REASONS`, or a strategy's; what is neither is shown as it is
 * @param detail what it rests on, where one person is meant
 */
export function refusalWords(
  reason: string,
  { t, has, format }: Text,
  detail: RefusalDetail = null
): string {
  if (reason.startsWith(STRATEGY)) {
    return t("coupons.refusal.strategy", { reason: reason.slice(STRATEGY.length) })
  }
  const { until, currency_code: currency } = detail ?? {}
  if (reason === "offered_recently" && typeof until === "string") {
    return t("coupons.refusal.offered_until", { day: format.day(until) })
  }
  if (typeof currency === "string" && has(`coupons.refusal.${reason}_in`)) {
    return t(`coupons.refusal.${reason}_in`, { currency: currency.toUpperCase() })
  }
  const key = `coupons.refusal.${reason}`
  return has(key) ? t(key) : reason
}
