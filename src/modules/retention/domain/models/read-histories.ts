import { CannotFitError } from "./cannot-fit-error"
import { checkHistory, checkWeight } from "./check"
import { compress, inParts, type Tuples } from "./compress"
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
 * order of one and the way to the maximum does not depend on the unit.
 *
 * @param slices Columns of {@link historyTuples}; the same tuple twice costs time, nothing else.
 * @throws {CannotFitError} for fewer than two customers, or when nobody bought again.
 */
export function historiesOf(slices: readonly Tuples[]): Histories {
  let [size, customers, repeatPurchases, days] = [0, 0, 0, 0]
  for (const { columns, weights, ...slice } of slices) {
    const [frequency, , age] = columns as [Float64Array, Float64Array, Float64Array]
    size += slice.size
    for (let i = 0; i < slice.size; i += 1) {
      const weight = weights[i] as number
      customers += weight
      repeatPurchases += weight * (frequency[i] as number)
      days += weight * (age[i] as number)
    }
  }
  if (customers < 2) {
    throw new CannotFitError(size === 0 ? "no_customers" : "one_customer")
  }
  if (repeatPurchases === 0) {
    throw new CannotFitError("no_repeat_purchase")
  }
  const scale = days / customers
  const parts = slices.flatMap(inParts).map((part) => {
    const [frequency, ...times] = part.columns as [Float64Array, Float64Array, Float64Array]
    return { ...part, columns: [frequency, ...times.map((column) => column.map((t) => t / scale))] }
  })
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
  return historiesOf([compress(columns, weights)])
}
