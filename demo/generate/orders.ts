import type { PlannedOrder, PlannedTransaction } from "../shop/plan"
import { orderTotal } from "../shop/expected"
import { decimal, fillBasket } from "./basket"
import { CHANNELS, PRODUCTS, SEASONAL, USD_RATE, WELCOME } from "./catalogue"
import { weighted } from "./distributions"
import type { Random } from "./random"

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What became of an order, and of each hundred how many. */
const FATES = [
  ["kept", 92.5],
  ["cancelled before payment", 1.5],
  ["cancelled and repaid", 1.5],
  ["partly refunded", 3.3],
  ["fully refunded", 1.2],
] as const
type Fate = (typeof FATES)[number][0]

/** What is known of an order before its lines. */
export type OrderDraft = {
  readonly customer: string | null
  readonly email: string
  readonly at: Date
  readonly country: string
  readonly currency: string
  /** Worth of the basket in euros. */
  readonly value: number
  readonly first: boolean
}

/**
 * Fills the basket, applies a code where the shopper has one, and lets fate act on the order.
 * @param now money does not move after it
 */
export function drawOrder(random: Random, draft: OrderDraft, now: Date): PlannedOrder {
  const { customer, email, at, country, currency, value, first } = draft
  const inCurrency = currency === "usd" ? value / Number(USD_RATE) : value
  const lines = fillBasket(random, PRODUCTS, currency, inCurrency, drawCode(random, at, first))
  const total = Math.round(orderTotal({ lines }).times(100).toNumber())
  const until = (date: number) => new Date(Math.min(date, now.getTime()))
  const fate = weighted<Fate>(random, FATES)
  const canceled_at = fate.startsWith("cancelled") ? until(at.getTime() + random() * DAY_MS) : null
  const settled = canceled_at ?? until(at.getTime() + (3 + random() * 11) * DAY_MS)
  return {
    customer,
    email,
    created_at: at,
    canceled_at,
    currency,
    country,
    channel: weighted(random, [
      [CHANNELS[0], 9],
      [CHANNELS[1], 1],
    ]),
    lines,
    transactions: moneyOf(random, fate, total, until(at.getTime() + HOUR_MS), settled),
  }
}

function moneyOf(
  random: Random,
  fate: Fate,
  total: number,
  captured: Date,
  settled: Date
): PlannedTransaction[] {
  if (fate === "cancelled before payment") {
    return []
  }
  const refund = {
    kept: 0,
    "partly refunded": Math.ceil(total * (0.1 + 0.6 * random())),
    "fully refunded": total,
    "cancelled and repaid": total,
  }[fate]
  const capture = { amount: decimal(total), at: captured }
  return refund > 0 ? [capture, { amount: decimal(-refund), at: settled }] : [capture]
}

function drawCode(random: Random, at: Date, first: boolean) {
  if (first && random() < WELCOME.share) {
    return WELCOME
  }
  const offer = SEASONAL.find(({ months }) => months.includes(at.getUTCMonth()))
  return offer && random() < offer.share ? offer : null
}
