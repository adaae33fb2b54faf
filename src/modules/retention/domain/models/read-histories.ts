import { CannotFitError } from "./cannot-fit-error"
import { checkHistory, checkWeight } from "./check"
import { compress, type Tuples } from "./compress"
import type { History, Weighted } from "./types"

/** What a fit is made from: customers compressed, with time in units of `scale` days. */
export type Histories = {
  /** Columns frequency, recency, age. */
  readonly tuples: Tuples
  /** The customers' mean age in days. */
  readonly scale: number
  readonly customers: number
  readonly repeatPurchases: number
}

/**
 * Checks and compresses customers for a fit. Time is measured in mean ages, so that parameters are
 * of the order of one and the way to the maximum does not depend on the unit.
 *
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 * @throws {CannotFitError} for fewer than two customers, or when nobody bought again.
 */
export function readHistories(rows: readonly Weighted<History>[]): Histories {
  const frequency = new Float64Array(rows.length)
  const recency = new Float64Array(rows.length)
  const age = new Float64Array(rows.length)
  const weights = new Float64Array(rows.length)
  let customers = 0
  let repeatPurchases = 0
  let days = 0
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
    customers += weight
    repeatPurchases += weight * row.frequency
    days += weight * row.age
  }
  if (customers < 2) {
    throw new CannotFitError(rows.length === 0 ? "no_customers" : "one_customer")
  }
  if (repeatPurchases === 0) {
    throw new CannotFitError("no_repeat_purchase")
  }
  const scale = days / customers
  const compressed = compress([frequency, recency, age], weights)
  const [x, ...times] = compressed.columns as [Float64Array, Float64Array, Float64Array]
  const columns = [x, ...times.map((column) => column.map((time) => time / scale))]
  return { tuples: { ...compressed, columns }, scale, customers, repeatPurchases }
}
