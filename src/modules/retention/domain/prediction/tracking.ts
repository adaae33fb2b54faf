import { expectedPurchases } from "../models/expected-purchases"
import type { Steps } from "../models/steps"
import type { DropoutModel, DropoutParams } from "../models/types"
import { isoDate } from "./ledger-span"
import type { TrackingPoint } from "./types"

/** A longer history has its points further apart, by whole weeks. */
export const MAX_POINTS = 260

const WEEK = 7

/** So many expectations take a few milliseconds. */
const STRIDE = 20

/** One who has just bought for the first time. */
const NEW = { frequency: 0, recency: 0, age: 0 }

/** What happened on one day, to the people who are tracked. */
export type DayCount = {
  /** Days since 1970-01-01. */
  readonly day: number
  /** How many bought for the first time. */
  readonly first: number
  /** How many bought again. */
  readonly again: number
}

/** What tracking is told. */
export type TrackingInput = {
  readonly model: DropoutModel
  readonly params: DropoutParams
  /** In any order; a day without either may be missing. */
  readonly days: readonly DayCount[]
  /** A day that is to be among the points if it is within the span, as days since 1970-01-01. */
  readonly through: number
  /** The last day. */
  readonly until: number
}

/**
 * Repeat purchase days until the end of each week, as they were and as a model expects them of
 * people of whom only the day of the first purchase is known: the sum over those days of n · E[X(t)],
 * t days later (Fader, Hardie and Lee 2005, Marketing Science 24:275–284, section 5). Stops now and then.
 */
export function* tracking(input: TrackingInput): Steps<TrackingPoint[]> {
  const { model, params, through, until } = input
  const days = [...input.days].sort((one, other) => one.day - other.day)
  const firsts = days.filter(({ first }) => first > 0)
  const [start] = firsts
  if (!start || start.day > until) {
    return []
  }
  const expected: number[] = []
  for (let lag = 0; lag <= until - start.day; lag += 1) {
    expected.push(expectedPurchases(model, params, NEW, lag))
    if (lag % STRIDE === STRIDE - 1) {
      yield
    }
  }
  const points: TrackingPoint[] = []
  let [next, actual] = [0, 0]
  for (const end of ends(start.day, through, until)) {
    for (let row = days[next]; row && row.day <= end; row = days[next]) {
      actual += row.again
      next += 1
    }
    let predicted = 0
    for (const { day, first } of firsts) {
      if (day > end) {
        break
      }
      predicted += first * (expected[end - day] ?? 0)
    }
    points.push({ day: isoDate(end), actual, predicted })
    yield
  }
  return points
}

/** Days some weeks apart, `through` among them, and the last one. */
function ends(from: number, through: number, until: number): number[] {
  const span = until - from
  // The last day comes beside those of the grid.
  const stride = WEEK * Math.max(1, Math.ceil((Math.floor(span / WEEK) + 1) / (MAX_POINTS - 1)))
  const offset = (((through - from) % stride) + stride) % stride
  const found: number[] = []
  for (let day = from + offset; day < until; day += stride) {
    found.push(day)
  }
  return [...found, until]
}
