import type { PlannedAdjustment, PlannedLine, PlannedProduct } from "../shop/plan"
import { pick } from "./distributions"
import type { Random } from "./random"

const cents = (price: string) => Math.round(Number(price) * 100)

/** Whole cents as a decimal string. */
export const decimal = (amount: number) => (amount / 100).toFixed(2)

/**
 * Products worth about a given amount: random ones while they fit, and the cheapest to fill up,
 * so the sum is off by half the cheapest price at most. Never empty.
 * @param value in the order's currency
 * @param percentage taken off each line, with the code it was given for; null without
 */
export function fillBasket(
  random: Random,
  products: readonly PlannedProduct[],
  currency: string,
  value: number,
  discount: { readonly code: string; readonly percentage: number } | null
): PlannedLine[] {
  const priced = products
    .map(({ key, prices }) => ({ key, price: cents(prices[currency] ?? "0") }))
    .filter(({ price }) => price > 0)
  const cheapest = priced.reduce((low, each) => (each.price < low.price ? each : low))
  const quantities = new Map<(typeof priced)[number], number>()
  let left = Math.max(value * 100, cheapest.price)
  while (left >= cheapest.price / 2) {
    const fitting = priced.filter(({ price }) => price <= left)
    const chosen = fitting.length > 0 ? pick(random, fitting) : cheapest
    quantities.set(chosen, (quantities.get(chosen) ?? 0) + 1)
    left -= chosen.price
  }
  return [...quantities].map(([{ key, price }, quantity]) => ({
    product: key,
    quantity,
    unit_price: decimal(price),
    adjustment: discount && adjustmentOf(price * quantity, discount),
  }))
}

function adjustmentOf(
  amount: number,
  { code, percentage }: { readonly code: string; readonly percentage: number }
): PlannedAdjustment {
  return { code, amount: decimal(Math.round((amount * percentage) / 100)) }
}
