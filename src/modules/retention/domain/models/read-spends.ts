import { CannotFitError } from "./cannot-fit-error"
import { checkSpend, checkWeight } from "./check"
import { compress, dividedBy, inParts, type Tuples } from "./compress"
import { atOnce, type Steps } from "./steps"
import type { Spend, Weighted } from "./types"

/** What a fit of spend is made from: customers compressed, with money in units of `scale`. */
export type Spends = {
  /** Columns frequency, monetary; together all customers with a frequency above 0. */
  readonly parts: readonly Tuples[]
  /** The customers' mean amount. */
  readonly scale: number
  readonly customers: number
}

/**
 * Checks customers for a fit of spend, and puts them in columns frequency, monetary. Those with a
 * frequency of 0 say nothing and are left out.
 *
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 */
export function spendTuples(rows: readonly Weighted<Spend>[]): Tuples {
  const frequency = new Float64Array(rows.length)
  const monetary = new Float64Array(rows.length)
  const weights = new Float64Array(rows.length)
  let size = 0
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as Weighted<Spend>
    const weight = row.weight ?? 1
    checkSpend(row, i)
    checkWeight(weight, i)
    if (row.frequency > 0) {
      frequency[size] = row.frequency
      monetary[size] = row.monetary
      weights[size] = weight
      size += 1
    }
  }
  const columns = [frequency.subarray(0, size), monetary.subarray(0, size)]
  return { size, columns, weights: weights.subarray(0, size) }
}

/**
 * Makes customers ready for a fit of spend. Money is measured in mean amounts, so that parameters
 * are of the order of one. Stops after each part.
 *
 * @param slices Columns of {@link spendTuples}; the same tuple twice costs time, nothing else.
 * @param hasOthers Whether there were customers with a frequency of 0 beside.
 * @throws {CannotFitError} for fewer than two customers, or when nobody has a frequency above 0.
 */
export function* gatheringSpends(slices: readonly Tuples[], hasOthers: boolean): Steps<Spends> {
  let [customers, sum] = [0, 0]
  const unscaled = slices.flatMap(inParts)
  for (const { size, columns, weights } of unscaled) {
    const [, monetary] = columns as [Float64Array, Float64Array]
    for (let i = 0; i < size; i += 1) {
      customers += weights[i] as number
      sum += (weights[i] as number) * (monetary[i] as number)
    }
    yield
  }
  if (customers < 2) {
    throw new CannotFitError(
      customers > 0 ? "one_customer" : hasOthers ? "no_repeat_purchase" : "no_customers"
    )
  }
  const scale = sum / customers
  const parts: Tuples[] = []
  for (const part of unscaled) {
    const [frequency, monetary] = part.columns as [Float64Array, Float64Array]
    parts.push({ ...part, columns: [frequency, dividedBy(monetary, scale)] })
    yield
  }
  return { parts, scale, customers }
}

/**
 * Checks and compresses customers for a fit of spend.
 *
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 * @throws {CannotFitError} for fewer than two customers, or when nobody has a frequency above 0.
 */
export function readSpends(rows: readonly Weighted<Spend>[]): Spends {
  const { size, columns, weights } = spendTuples(rows)
  return atOnce(gatheringSpends([compress(columns, weights)], size < rows.length))
}
