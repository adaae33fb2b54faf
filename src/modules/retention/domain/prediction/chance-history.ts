import { probabilityOfPurchase } from "../models/probability-of-purchase"
import { DAY_MS } from "../time/duration"
import type { ModelInForce } from "./types"

/** The chance that is told is that of buying within so many days. */
export const CHANCE_DAYS = 90

/** Points of a history at most. */
export const MAX_CHANCE_POINTS = 300

/** Purchase days of a history at most: the rest of the points lie between them. */
const MAX_SHOWN_DAYS = 100

/** How likely a purchase was on one day. */
export type ChancePoint = {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** Of buying within {@link CHANCE_DAYS} days, from 0 to 1. */
  readonly chance: number
}

/** Until when the history goes; days since 1970-01-01. */
export type ChanceSpan = {
  readonly today: number
  /** Days beyond it, as they will be if nothing happens. */
  readonly days_ahead: number
}

/**
 * How the chance of buying rose and fell, by a model that is the same all the time: from the first
 * purchase until today and on. A purchase day after the first has two points, before and after the
 * purchase. Of one with more than a hundred of them a hundred are shown, evenly chosen, first
 * and last among them; the others lie between two points.
 *
 * @param purchaseDays Calendar days as days since 1970-01-01, in any order, repeated or not.
 * @returns At most {@link MAX_CHANCE_POINTS}, by day; none without purchases.
 */
export function chanceHistory(
  { model, params }: Pick<ModelInForce, "model" | "params">,
  purchaseDays: readonly number[],
  { today, days_ahead }: ChanceSpan
): ChancePoint[] {
  const days = [...new Set(purchaseDays)].sort((a, b) => a - b)
  const [first] = days
  if (first === undefined) {
    return []
  }
  /** After the first so many purchase days. */
  const chanceOn = (day: number, bought: number): ChancePoint => {
    const recency = (days[bought - 1] ?? first) - first
    const customer = { frequency: bought - 1, recency, age: day - first }
    return { day: isoOf(day), chance: probabilityOfPurchase(model, params, customer, CHANCE_DAYS) }
  }
  const shown = new Set(evenly(days, MAX_SHOWN_DAYS))
  const last = Math.max(today, ...days.slice(-1))
  let bought = 0
  return daysToShow(shown, first, last, days_ahead).flatMap((day) => {
    while ((days[bought] ?? day) < day) {
      bought += 1
    }
    const before = bought
    bought += days[bought] === day ? 1 : 0
    const after = chanceOn(day, bought)
    return before > 0 && shown.has(day) ? [chanceOn(day, before), after] : [after]
  })
}

/** The purchase days, today, the end, and others at equal distances as far as points are left. */
function daysToShow(
  shown: ReadonlySet<number>,
  first: number,
  today: number,
  days_ahead: number
): number[] {
  const end = today + days_ahead
  const left = MAX_CHANCE_POINTS - 2 * shown.size - 2
  const step = Math.max(1, Math.ceil((end - first) / left))
  const all = new Set([...shown, today, end])
  for (let day = first + step; day < end; day += step) {
    all.add(day)
  }
  return [...all].sort((a, b) => a - b)
}

/** So many of them at most, at equal distances in the list, its ends among them. */
function evenly(days: readonly number[], most: number): readonly number[] {
  if (days.length <= most) {
    return days
  }
  return Array.from({ length: most }, (_, index) => {
    return days[Math.round((index * (days.length - 1)) / (most - 1))] as number
  })
}

function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
