import type { LedgerView, Scope } from "../scoring/ledger-sql"
import { datedCte, todaySql } from "../scoring/ledger-sql"
import type { SqlParameters } from "../scoring/sql-parameters"

/**
 * `histories`: one row a buyer, as the models know one: `first_day` and `last_day`, `frequency`,
 * `recency` and `age` in calendar days, `spend_count` repeat purchase days with a known rate, and
 * `spend_mean`, the mean net revenue of one such day in base currency, to 4 decimals; null without
 * such days. Purchases of one day are one.
 */
export function historiesCte(parameters: SqlParameters, view: LedgerView, scope: Scope): string {
  return `
    ${datedCte(parameters, view, scope)},
    days AS (
      SELECT person_id,
             day,
             sum(amount) AS amount,
             row_number() OVER (PARTITION BY person_id ORDER BY day) > 1 AS again
        FROM dated
       GROUP BY person_id, day
    ),
    histories AS (
      SELECT person_id,
             min(day) AS first_day,
             max(day) AS last_day,
             (count(*) - 1)::integer AS frequency,
             max(day) - min(day) AS recency,
             -- Where clocks go back at midnight, a purchase can be of tomorrow for an hour.
             greatest(${todaySql(parameters, view)}, max(day)) - min(day) AS age,
             (count(amount) FILTER (WHERE again))::integer AS spend_count,
             trim_scale(round(avg(amount) FILTER (WHERE again), 4)) AS spend_mean
        FROM days
       GROUP BY person_id
    )`
}
