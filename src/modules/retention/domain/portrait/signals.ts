import { Decimal, formatDecimal, parseDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import { addDays, DAY_MS, elapsed } from "../time/duration"
import { localTime } from "../time/local-time"
import { inSeason } from "./in-season"
import { isDiscounted, sumOf, type PortraitOrder } from "./portrait-facts"
import type { OrderEvidence, PortraitSignal, SignalEvidence } from "./types"

/** Signals that were found, each with what it rests on. */
export type FoundSignals = { readonly [Name in PortraitSignal]?: SignalEvidence[Name] }

/** What the signals are read off. */
export type SignalInput = {
  /** Placed by now, cancelled or not, the oldest first; at least one. */
  readonly newest: PortraitOrder
  /** Those placed by now that are not cancelled. */
  readonly purchases: readonly PortraitOrder[]
  readonly policy: Policy
  readonly now: Date
}

/** Why somebody may have left, as far as their orders tell. */
export function signalsOf({ newest, purchases, policy, now }: SignalInput): FoundSignals {
  const [first, second] = purchases
  return {
    ...lastOrderSignals(newest, policy, now),
    ...(second && purchases.every(isDiscounted)
      ? { only_discount: { purchases: purchases.length } }
      : {}),
    ...(first && !second ? giftSignal(first, policy) : {}),
  }
}

function lastOrderSignals(order: PortraitOrder, policy: Policy, now: Date): FoundSignals {
  const { canceled_at } = order
  if (canceled_at) {
    const evidence = { ...evidenceOf(order), canceled_at: canceled_at.toISOString() }
    return { last_order_cancelled: evidence }
  }
  return {
    ...refundSignal(order, policy),
    ...returnSignal(order),
    ...lateSignal(order, policy, now),
  }
}

/** Given back as a share of what was paid: the order's total shrinks with some refunds. */
function refundSignal(order: PortraitOrder, { portrait }: Policy): FoundSignals {
  const paid = parseDecimal(order.paid_total ?? "0")
  const refunded = parseDecimal(order.refunded_total ?? "0")
  const least = paid.times(portrait.refunded_share)
  if (paid.lte(0) || refunded.lt(least)) {
    return {}
  }
  return {
    last_order_refunded: {
      ...evidenceOf(order),
      refunded: formatDecimal(refunded),
      paid: formatDecimal(paid),
      currency_code: order.currency_code,
      share: Decimal.min(refunded.div(paid), 1).toNumber(),
    },
  }
}

function returnSignal(order: PortraitOrder): FoundSignals {
  const returned = parseDecimal(order.returned_quantity ?? "0")
  if (returned.lte(0)) {
    return {}
  }
  const quantity = Number(sumOf(order.lines.map((line) => line.quantity)))
  return {
    last_order_returned: {
      ...evidenceOf(order),
      returned_quantity: returned.toNumber(),
      quantity,
    },
  }
}

/** Late where it left or arrived too late, or was packed and should have left by now. */
function lateSignal(order: PortraitOrder, { portrait }: Policy, now: Date): FoundSignals {
  const { created_at, fulfilled_at, shipped_at, delivered_at } = order
  const { late_after_days } = portrait
  const last = [shipped_at, delivered_at].reduce((a, b) => (a && (!b || a > b) ? a : b), null)
  const until = last ?? (fulfilled_at ? now : null)
  if (!until || until <= addDays(created_at, late_after_days)) {
    return {}
  }
  return {
    last_order_late: {
      ...evidenceOf(order),
      shipped_at: shipped_at?.toISOString() ?? null,
      delivered_at: delivered_at?.toISOString() ?? null,
      days: last && Math.floor(elapsed(created_at, last) / DAY_MS),
      late_after_days,
    },
  }
}

/** Seasons are days of the shop's calendar; the first that fits is told. */
function giftSignal(order: PortraitOrder, { portrait, time_zone }: Policy): FoundSignals {
  const { month_day } = localTime(order.created_at, time_zone)
  const season = portrait.gift_seasons.find((one) => inSeason(month_day, one))
  return season ? { one_gift_purchase: { ...evidenceOf(order), season } } : {}
}

function evidenceOf({ order_id, display_id, created_at }: PortraitOrder): OrderEvidence {
  return { order_id, display_id, ordered_at: created_at.toISOString() }
}
