import type { Policy } from "../domain/policy/schema"
import { baseAmountSql } from "./scoring/ledger-sql"
import { SqlParameters } from "./scoring/sql-parameters"

/** Sums over the ledger; money as decimal strings in base currency. */
export type LedgerTotals = {
  readonly people: number
  readonly orders: number
  readonly cancelled: number
  readonly net_revenue: string
  readonly revenue_at_risk: string
}

/**
 * One pass over the ledger for its totals, and one over the recent purchases of those whose
 * stage puts their revenue at risk.
 * @param span purchases after `now` do not count; revenue at risk is of those since `since`
 */
export function ledgerTotalsStatement(
  policy: Policy,
  { now, since }: { readonly now: Date; readonly since: Date }
): { text: string; values: unknown[] } {
  const parameters = new SqlParameters()
  const until = `${parameters.bind(now)}::timestamptz`
  const valid = `canceled_at IS NULL AND created_at <= ${until}`
  const amount = baseAmountSql(parameters, policy)
  const text = `
    WITH ledger AS (
      SELECT count(*) FILTER (WHERE ${valid})::integer AS orders,
             count(canceled_at)::integer AS cancelled,
             trim_scale(coalesce(sum(${amount}) FILTER (WHERE ${valid}), 0)) AS net_revenue
        FROM retention_purchase
    ),
    at_risk AS (
      SELECT trim_scale(coalesce(sum(${amount}), 0)) AS revenue_at_risk
        FROM retention_purchase purchase
        JOIN retention_profile profile ON profile.person_id = purchase.person_id
       WHERE profile.stage IN ('at_risk', 'dormant')
         AND ${valid}
         AND created_at >= ${parameters.bind(since)}::timestamptz
    )
    SELECT (SELECT count(*)::integer FROM retention_person) AS people,
           ledger.*,
           at_risk.*
      FROM ledger CROSS JOIN at_risk`
  return { text, values: parameters.values }
}
