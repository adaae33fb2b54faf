import type { Text } from "../../hooks/use-text"
import { monthDayName } from "../format/calendar-words"
import type { Signal } from "./portrait"

/** What a signal rests on, in a sentence of the admin's language. */
export function signalText(signal: Signal, { t, format }: Pick<Text, "t" | "format">): string {
  const say = (key: string, values: Readonly<Record<string, string>>) =>
    t(`person.portrait.evidence.${key}`, {
      ...("ordered_at" in signal && { ordered: format.day(signal.ordered_at) }),
      ...values,
    })
  const days = (count: number) => t("units.days", { count, n: format.count(count) })
  switch (signal.name) {
    case "last_order_cancelled":
      return say(signal.name, { cancelled: format.day(signal.canceled_at) })
    case "last_order_refunded":
      return say(signal.name, {
        refunded: format.money(signal.refunded, signal.currency_code),
        paid: format.money(signal.paid, signal.currency_code),
        share: format.percent(signal.share),
      })
    case "last_order_returned":
      return say(signal.name, {
        n: format.decimal(signal.returned_quantity),
        total: format.decimal(signal.quantity),
      })
    case "last_order_late": {
      const limit = days(signal.late_after_days)
      const { delivered_at, shipped_at, days: taken } = signal
      if (taken === null || (delivered_at === null && shipped_at === null)) {
        return say("last_order_waiting", { limit })
      }
      return delivered_at === null
        ? say("last_order_shipped", {
            shipped: format.day(shipped_at ?? signal.ordered_at),
            days: days(taken),
            limit,
          })
        : say("last_order_delivered", {
            delivered: format.day(delivered_at),
            days: days(taken),
            limit,
          })
    }
    case "only_discount":
      return say(signal.name, { n: format.count(signal.purchases) })
    case "one_gift_purchase":
      return say(signal.name, {
        from: monthDayName(format.locale, signal.season.from),
        to: monthDayName(format.locale, signal.season.to),
      })
  }
}
