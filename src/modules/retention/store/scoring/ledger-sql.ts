import type { Policy } from "../../domain/policy/schema"
import type { SqlParameters } from "./sql-parameters"

/** Which people a statement is about: everybody, some, or a range of ids for a batch. */
export type Scope =
  | { readonly kind: "all" }
  | { readonly kind: "people"; readonly person_ids: readonly string[] }
  | { readonly kind: "range"; readonly after: string; readonly upTo: string }

/** What turns the ledger into facts, apart from the people. */
export type LedgerView = {
  readonly policy: Policy
  /** Purchases after this moment do not exist yet. */
  readonly at: Date
  /**
   * `now`: what is cancelled does not count. `then`: a purchase counts if it was not cancelled
   * yet at that moment, as the back-test needs it.
   */
  readonly cancellations: "now" | "then"
}

const HOURS_PER_DAY = 24

/**
 * An exact span: n × 24 hours, whatever the session's time zone does at night. Bound as an
 * interval, since a product would be computed again for every row.
 */
export function daysSql(parameters: SqlParameters, days: number): string {
  return `${parameters.bind(`${days * HOURS_PER_DAY} hours`)}::interval`
}

/** The calendar day of a view's moment, in the policy's zone. */
export function todaySql(parameters: SqlParameters, { at, policy }: LedgerView): string {
  return `(${parameters.bind(at)}::timestamptz AT TIME ZONE ${parameters.bind(policy.time_zone)}::text)::date`
}

/** A condition on a person id column for a scope. */
export function scopeSql(parameters: SqlParameters, scope: Scope, column: string): string {
  switch (scope.kind) {
    case "all":
      return "TRUE"
    case "people":
      return `${column} = ANY (${parameters.bind(scope.person_ids)}::text[])`
    case "range":
      return `${column} > ${parameters.bind(scope.after)} AND ${column} <= ${parameters.bind(scope.upTo)}`
  }
}

/** An amount in base currency; null where the policy has no rate. */
export function baseAmountSql(parameters: SqlParameters, policy: Policy): string {
  return byCurrency(parameters, policy, "net_amount", (rate) => `net_amount * ${rate}`)
}

/** What a unit of a row's currency is worth in base currency; null where the policy has no rate. */
export function rateSql(parameters: SqlParameters, policy: Policy): string {
  return byCurrency(parameters, policy, "1::numeric", (rate) => rate)
}

/** @param own for the base currency @param other for one with a rate, which is given */
function byCurrency(
  parameters: SqlParameters,
  { base_currency, rates }: Policy,
  own: string,
  other: (rate: string) => string
): string {
  const others = Object.entries(rates).map(
    ([currency, rate]) =>
      `WHEN ${parameters.bind(currency)} THEN ${other(`${parameters.bind(rate)}::numeric`)}`
  )
  return `CASE currency_code WHEN ${parameters.bind(base_currency)} THEN ${own} ${others.join(" ")} END`
}

/**
 * `dated`: one row a valid purchase, with its day and its amount in base currency. Reads the
 * scoring index alone, in its order.
 */
export function datedCte(parameters: SqlParameters, view: LedgerView, scope: Scope): string {
  const { policy } = view
  const at = `${parameters.bind(view.at)}::timestamptz`
  const valid =
    view.cancellations === "now"
      ? "canceled_at IS NULL"
      : `(canceled_at IS NULL OR canceled_at > ${at})`
  return `
    dated AS (
      SELECT person_id,
             created_at,
             (created_at AT TIME ZONE ${parameters.bind(policy.time_zone)}::text)::date AS day,
             ${baseAmountSql(parameters, policy)} AS amount
        FROM retention_purchase
       WHERE ${valid}
         AND created_at <= ${at}
         AND ${scopeSql(parameters, scope, "person_id")}
    )`
}

/** `spaced`: {@link datedCte} with the purchase before each. */
export function spacedCte(parameters: SqlParameters, view: LedgerView, scope: Scope): string {
  return `
    ${datedCte(parameters, view, scope)},
    spaced AS (
      SELECT dated.*,
             lead(created_at) OVER newest_first AS previous_at,
             lead(day) OVER newest_first AS previous_day,
             first_value(created_at) OVER newest_first
               - ${daysSql(parameters, view.policy.tier.window_days)} AS window_start
        FROM dated
      WINDOW newest_first AS (PARTITION BY person_id ORDER BY created_at DESC)
    )`
}

/**
 * `facts`: one row a buyer. Money without zeros at the end, so that equal sums read alike. A day counts once: at its first purchase, or at its first one inside
 * the window. Money needs a rate, days do not.
 * @param dormantDays the limit that a silence must reach for the purchase after it to reactivate
 */
export function factsCte(
  parameters: SqlParameters,
  view: LedgerView,
  { dormantDays }: { readonly dormantDays: number }
): string {
  const inWindow = "created_at > window_start"
  const newDay = "previous_day IS DISTINCT FROM day"
  return `
    totals AS (
      SELECT person_id,
             count(*)::integer AS purchase_count,
             (count(*) FILTER (WHERE ${newDay}))::integer AS purchase_days,
             min(created_at) AS first_purchase_at,
             max(created_at) AS last_purchase_at,
             max(created_at) FILTER (
               -- Days are compared first: they are cheaper, and clocks moved at most a day or two.
               WHERE day - previous_day >= ${parameters.bind(dormantDays - 2)}::integer
                 AND created_at - previous_at >= ${daysSql(parameters, dormantDays)}
             ) AS reactivated_at,
             trim_scale(coalesce(sum(amount), 0)) AS total_revenue,
             count(amount)::integer AS priced_count,
             trim_scale(coalesce(sum(amount) FILTER (WHERE ${inWindow}), 0)) AS window_revenue,
             (count(*) FILTER (
               WHERE ${inWindow} AND (${newDay} OR previous_at <= window_start)
             ))::integer AS window_purchase_days,
             (percentile_cont(0.5) WITHIN GROUP (ORDER BY day - previous_day)
               FILTER (WHERE previous_day < day))::numeric AS median_gap_days,
             min(window_start) AS window_start
        FROM spaced
       GROUP BY person_id
    ),
    counted AS (
      SELECT totals.*,
             CASE
               WHEN priced_count = purchase_count THEN window_purchase_days
               ELSE ${pricedDaysSql(parameters, view)}
             END AS priced_window_days
        FROM totals
    ),
    facts AS (
      SELECT counted.*,
             trim_scale(round(window_revenue / nullif(priced_window_days, 0), 4)) AS basket,
             trim_scale(round(total_revenue / nullif(priced_count, 0), 4))
               AS average_order_value
        FROM counted
    )`
}

/**
 * Distinct days of the window with a known rate, read again for one person: only people who
 * bought in a currency without a rate need it, and everybody else is spared the sort.
 */
function pricedDaysSql(parameters: SqlParameters, { policy, at }: LedgerView): string {
  const priced = [policy.base_currency, ...Object.keys(policy.rates)]
  return `(
    SELECT count(DISTINCT (purchase.created_at AT TIME ZONE ${parameters.bind(policy.time_zone)}::text)::date)::integer
      FROM retention_purchase purchase
     WHERE purchase.person_id = totals.person_id
       AND purchase.canceled_at IS NULL
       AND purchase.created_at > totals.window_start
       AND purchase.created_at <= ${parameters.bind(at)}::timestamptz
       AND purchase.currency_code = ANY (${parameters.bind(priced)}::text[])
  )`
}
