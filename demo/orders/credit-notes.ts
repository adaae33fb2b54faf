import BigNumber from "bignumber.js"
import type { OrderRow } from "./rows"

/** Money given back on an order. */
export type Refund = { readonly amount: BigNumber; readonly at: Date }

/** Kinds of data problems that only the list itself can show. */
export type CreditProblem = "credit_note_without_order" | "credit_note_exceeds_order"

export type BookedCredits = {
  /** Refunds by order id. */
  readonly refunds: ReadonlyMap<string, readonly Refund[]>
  /** How often each problem occurred; only kinds that did. */
  readonly problems: Readonly<Partial<Record<CreditProblem, number>>>
}

/**
 * Books credit notes, in the order of the file, on the customer's latest order that is not later
 * than the note; of several at that instant on the largest. A note is never booked on more than
 * what is left of its order: the rest is reported, and so is a note without any order before it.
 */
export function bookCreditNotes(rows: readonly OrderRow[]): BookedCredits {
  const orders = groupBy(
    rows.filter(({ status }) => status === "order"),
    ({ customer }) => customer
  )
  const refunds = new Map<string, Refund[]>()
  const problems: Partial<Record<CreditProblem, number>> = {}
  const report = (kind: CreditProblem) => {
    problems[kind] = (problems[kind] ?? 0) + 1
  }
  for (const note of rows.filter(({ status }) => status === "credit")) {
    const order = latestBefore(orders.get(note.customer) ?? [], note)
    if (!order) {
      report("credit_note_without_order")
      continue
    }
    const booked = refunds.get(order.order) ?? []
    const left = booked.reduce((rest, { amount }) => rest.minus(amount), order.amount)
    if (note.amount.gt(left)) {
      report("credit_note_exceeds_order")
    }
    const amount = BigNumber.min(note.amount, left)
    if (amount.gt(0)) {
      refunds.set(order.order, [...booked, { amount, at: note.at }])
    }
  }
  return { refunds, problems }
}

function latestBefore(orders: readonly OrderRow[], note: OrderRow): OrderRow | undefined {
  return orders
    .filter(({ at }) => at <= note.at)
    .reduce<OrderRow | undefined>((best, order) => {
      const difference = best ? order.at.getTime() - best.at.getTime() : 1
      const larger = difference === 0 && best !== undefined && order.amount.gt(best.amount)
      return difference > 0 || larger ? order : best
    }, undefined)
}

function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) {
      group.push(value)
    } else {
      groups.set(key, [value])
    }
  }
  return groups
}
