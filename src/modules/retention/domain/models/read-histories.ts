import { CannotFitError } from "./cannot-fit-error"
import { checkHistory, checkWeight } from "./check"
import { compress, dividedBy, inParts, type Tuples } from "./compress"
import { atOnce, type Steps } from "./steps"
import type { History, Weighted } from "./types"

/** What a fit is made from: customers compressed, with time in units of `scale` days. */
export type Histories = {
  /** Columns frequency, recency, age; together all customers. */
  readonly parts: readonly Tuples[]
  /** Number of tuples. */
  readonly size: number
  /** The customers' mean age in days. */
  readonly scale: number
  readonly customers: number
  readonly repeatPurchases: number
}

/**
 * Checks customers for a fit, and puts them in columns frequency, recency, age, in days.
 *
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 */
export function historyTuples(rows: readonly Weighted<History>[]): Tuples {
  const frequency = new Float64Array(rows.length)
  const recency = new Float64Array(rows.length)
  const age = new Float64Array(rows.length)
  const weights = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as Weighted<History>
    const weight = row.weight ?? 1
    checkHistory(row, i)
    checkWeight(weight, i)
    // Adding zero makes a negative zero positive, for the hash.
    frequency[i] = row.frequency + 0
    recency[i] = row.recency + 0
    age[i] = row.age + 0
    weights[i] = weight
  }
  return { size: rows.length, columns: [frequency, recency, age], weights }
}

/**
 * Makes customers ready for a fit. Time is measured in mean ages, so that parameters are of the
 * order of one and the way to the maximum does not depend on the unit. Stops after each part.
 *
 * @param slices Columns of {@link historyTuples}; the same tuple twice costs time, nothing else.
 * @throws {CannotFitError} for fewer than two customers, or when nobody bought again.
 */
export function* gatheringHistories(slices: readonly Tuples[]): Steps<Histories> {
  let [size, customers, repeatPurchases, days] = [0, 0, 0, 0]
  const unscaled = slices.flatMap(inParts)
  for (const { columns, weights, ...part } of unscaled) {
    const [frequency, , age] = columns as [Float64Array, Float64Array, Float64Array]
    size += part.size
    for (let i = 0; i < part.size; i += 1) {
      const weight = weights[i] as number
      customers += weight
      repeatPurchases += weight * (frequency[i] as number)
      days += weight * (age[i] as number)
    }
    yield
  }
  if (customers < 2) {
    throw new CannotFitError(size === 0 ? "no_customers" : "one_customer")
  }
  if (repeatPurchases === 0) {
    throw new CannotFitError("no_repeat_purchase")
  }
  const scale = days / customers
  const parts: Tuples[] = []
  for (const part of unscaled) {
    const [frequency, ...times] = part.columns as [Float64Array, Float64Array, Float64Array]
    const scaled = times.map((column) => dividedBy(column, scale))
    parts.push({ ...part, columns: [frequency, ...scaled] })
    yield
  }
  return { parts, size, scale, customers, repeatPurchases }
}

/**
 * Checks and compresses customers for a fit.
 *
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 * @throws {CannotFitError} for fewer than two customers, or when nobody bought again.
 */
export function readHistories(rows: readonly Weighted<History>[]): Histories {
  const { columns, weights } = historyTuples(rows)
  return atOnce(gatheringHistories([compress(columns, weights)]))
}
