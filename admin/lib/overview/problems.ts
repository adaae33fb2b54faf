import type { ProblemKind } from "../../../src/modules/retention/domain/types"
import type { Formatter } from "../format/formatter"

/** A row of `GET /admin/retention/problems`. */
export type Problem = {
  readonly id: string
  readonly kind: ProblemKind
  /** The order, customer or product it is about. */
  readonly subject_id: string
  /** What is wrong in particular; depends on the kind. */
  readonly details: Readonly<Record<string, unknown>>
  readonly first_seen_at: string
}

/** A text's key and the figures in it. */
export type ProblemText = {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * The details of a problem as a text: which one, and its figures as they are to be written.
 *
 * @returns null where the details do not hold what the text needs
 */
export function problemText(problem: Problem, format: Formatter): ProblemText | null {
  const { kind, details } = problem
  const text = (name: string): string | null => {
    const value = details[name]
    return typeof value === "string" && value !== "" ? value : null
  }
  const day = (name: string) => whole(text(name), (iso) => format.day(iso))
  const money = (name: string) =>
    whole(text(name), (amount) =>
      whole(text("currency_code"), (code) => format.money(amount, code))
    )
  switch (kind) {
    case "order_without_identity":
      return told(`${kind}.detail`, { day: day("created_at") })
    case "customer_without_email": {
      const name = [text("first_name"), text("last_name")].filter(Boolean).join(" ")
      const values = { day: day("created_at") }
      return name
        ? told(`${kind}.detail_named`, { ...values, name })
        : told(`${kind}.detail`, values)
    }
    case "future_order":
      return told(`${kind}.detail`, { day: day("created_at") })
    case "currency_without_rate":
      return told(`${kind}.detail`, {
        amount: money("net_amount"),
        code: text("currency_code")?.toUpperCase(),
      })
    case "partly_captured":
      return told(`${kind}.detail`, { paid: money("paid_total"), total: money("total") })
    case "refund_counted_twice":
      return told(`${kind}.detail`, {
        total: money("total"),
        kept: money("transaction_total"),
        refunded: money("refunded_total"),
      })
    case "sync_failed": {
      const failures = Number(details.failures ?? 1)
      return told(`${kind}.detail`, {
        count: failures,
        n: format.count(failures),
        message: text("error"),
      })
    }
  }
}

function whole(value: string | null, write: (value: string) => string | null): string | null {
  return value === null ? null : write(value)
}

function told(
  key: string,
  values: Readonly<Record<string, string | number | null | undefined>>
): ProblemText | null {
  const given: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined) {
      return null
    }
    given[name] = value
  }
  return { key: `problem.${key}`, values: given }
}

/** A record of Medusa's by its id: what it is, and its page where it has one. */
export type RecordLink = {
  readonly kind: "order" | "customer" | "product" | "other"
  readonly path: string | null
}

const RECORDS = [
  ["order_", "order", "/orders/"],
  ["cus_", "customer", "/customers/"],
  ["prod_", "product", "/products/"],
] as const

/** Tells from an id what it is about. */
export function recordOf(id: string): RecordLink {
  const found = RECORDS.find(([prefix]) => id.startsWith(prefix))
  return found ? { kind: found[1], path: `${found[2]}${id}` } : { kind: "other", path: null }
}
