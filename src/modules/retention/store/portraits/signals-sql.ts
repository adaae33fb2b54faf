import type { PortraitSignal } from "../../domain/portrait/types"
import { daysSql } from "../scoring/ledger-sql"
import type { SqlParameters } from "../scoring/sql-parameters"
import type { PortrayInput } from "./placed-sql"

/** As JavaScript writes it: in UTC, whatever the session's zone. */
const iso = (time: string) => `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const evidenceOf = (order: "newest" | "only") => `jsonb_build_object(
  'order_id', totals.${order}_order_id, 'display_id', totals.${order}_display_id,
  'ordered_at', ${iso(`totals.${order}_created_at`)})`

const found = (condition: string, evidence: string) => `CASE WHEN ${condition} THEN ${evidence} END`

const KEPT = "totals.newest_canceled_at IS NULL"

/**
 * For each signal the evidence of it as jsonb, null where it is not there; of `totals`.
 */
export function signalColumns(
  parameters: SqlParameters,
  { policy, now }: PortrayInput
): Readonly<Record<PortraitSignal, string>> {
  const { late_after_days, refunded_share } = policy.portrait
  const seasons = `${parameters.bind(JSON.stringify(policy.portrait.gift_seasons))}::jsonb`
  const day = `to_char(totals.only_created_at AT TIME ZONE ${parameters.bind(policy.time_zone)}::text, 'MM-DD')`
  const last = "greatest(totals.newest_shipped_at, totals.newest_delivered_at)"
  const until = `coalesce(${last}, CASE WHEN totals.newest_fulfilled_at IS NOT NULL THEN ${parameters.bind(now)}::timestamptz END)`
  return {
    last_order_cancelled: found(
      "totals.newest_canceled_at IS NOT NULL",
      `${evidenceOf("newest")} || jsonb_build_object('canceled_at', ${iso("totals.newest_canceled_at")})`
    ),
    last_order_refunded: found(
      `${KEPT} AND totals.newest_paid_total > 0
       AND totals.newest_refunded_total >= totals.newest_paid_total * ${parameters.bind(String(refunded_share))}::numeric`,
      `${evidenceOf("newest")} || jsonb_build_object(
         'refunded', trim_scale(totals.newest_refunded_total)::text,
         'paid', trim_scale(totals.newest_paid_total)::text,
         'currency_code', totals.newest_currency_code,
         'share', trim_scale(least(round(totals.newest_refunded_total / totals.newest_paid_total, 4), 1)))`
    ),
    last_order_returned: found(
      `${KEPT} AND totals.newest_returned_quantity > 0`,
      `${evidenceOf("newest")} || jsonb_build_object(
         'returned_quantity', trim_scale(totals.newest_returned_quantity),
         'quantity', (SELECT trim_scale(coalesce(sum(line.quantity), 0))
                        FROM retention_purchase_line line
                       WHERE line.order_id = totals.newest_order_id))`
    ),
    last_order_late: found(
      `${KEPT} AND ${until} > totals.newest_created_at + ${daysSql(parameters, late_after_days)}`,
      `${evidenceOf("newest")} || jsonb_build_object(
         'shipped_at', ${iso("totals.newest_shipped_at")},
         'delivered_at', ${iso("totals.newest_delivered_at")},
         'days', floor(extract(epoch FROM ${last} - totals.newest_created_at) / 86400)::integer,
         'late_after_days', ${parameters.bind(late_after_days)}::integer)`
    ),
    only_discount: found(
      "totals.purchases >= 2 AND totals.discounted = totals.purchases",
      "jsonb_build_object('purchases', totals.purchases)"
    ),
    one_gift_purchase: found(
      "totals.purchases = 1",
      `(SELECT ${evidenceOf("only")} || jsonb_build_object('season', season)
          FROM jsonb_array_elements(${seasons}) WITH ORDINALITY AS listed (season, place)
         CROSS JOIN LATERAL (SELECT ${day} COLLATE "C" AS day,
                                    season ->> 'from' COLLATE "C" AS from_day,
                                    season ->> 'to' COLLATE "C" AS to_day) AS ends
         WHERE CASE WHEN from_day <= to_day THEN day BETWEEN from_day AND to_day
                    ELSE day >= from_day OR day <= to_day END
         ORDER BY place LIMIT 1)`
    ),
  }
}
