import { todaySql, type LedgerView } from "../scoring/ledger-sql"
import type { Statement } from "../scoring/score-sql"
import { SqlParameters } from "../scoring/sql-parameters"
import { historiesCte } from "./history-sql"

/** Everybody who had bought by the view's moment, counted by history; a row is a `HistoryRow`. */
export function historiesStatement(view: LedgerView): Statement {
  const parameters = new SqlParameters()
  const text = `
    WITH ${historiesCte(parameters, view, { kind: "all" })}
    SELECT frequency, recency, age, count(*)::integer AS weight, 0 AS returned, 0 AS purchase_days
      FROM histories
     GROUP BY frequency, recency, age`
  return { text, values: parameters.values }
}

/** The same with what they spent on their repeat purchase days; a row is a `SpendRow`. */
export function spendStatement(view: LedgerView): Statement {
  const parameters = new SqlParameters()
  const text = `
    WITH ${historiesCte(parameters, view, { kind: "all" })}
    SELECT spend_count AS frequency,
           spend_mean::double precision AS monetary,
           count(*)::integer AS weight
      FROM histories
     GROUP BY spend_count, spend_mean`
  return { text, values: parameters.values }
}

/**
 * `outcomes`: the days of everybody who had bought by the view's moment; `again` of those after
 * their first, `since` of those that are no purchase days of before. What was cancelled since
 * counted then and counts no more.
 */
function outcomesCte(parameters: SqlParameters, view: LedgerView, now: Date): string {
  const then = `${parameters.bind(view.at)}::timestamptz`
  return `
    days AS (
      SELECT person_id,
             (created_at AT TIME ZONE ${parameters.bind(view.policy.time_zone)}::text)::date AS day,
             min(created_at) > ${then} AS since
        FROM retention_purchase
       WHERE created_at <= ${parameters.bind(now)}::timestamptz
         AND (canceled_at IS NULL OR (created_at <= ${then} AND canceled_at > ${then}))
       GROUP BY person_id, day
    ),
    outcomes AS (
      SELECT *
        FROM (
          SELECT days.*,
                 row_number() OVER of_person > 1 AS again,
                 NOT first_value(since) OVER of_person AS had_bought
            FROM days
          WINDOW of_person AS (PARTITION BY person_id ORDER BY day)
        ) seen
       WHERE had_bought
    )`
}

/**
 * Everybody who had bought by the view's moment, counted by their history then, with what they did
 * since; a row is a `HistoryRow`.
 * @param view With cancellations as of `then`.
 */
export function outcomesStatement(view: LedgerView, now: Date): Statement {
  const parameters = new SqlParameters()
  const text = `
    WITH ${outcomesCte(parameters, view, now)},
    people AS (
      SELECT (count(*) FILTER (WHERE NOT since) - 1)::integer AS frequency,
             max(day) FILTER (WHERE NOT since) - min(day) AS recency,
             greatest(${todaySql(parameters, view)}, max(day) FILTER (WHERE NOT since))
               - min(day) AS age,
             count(*) FILTER (WHERE since) AS purchase_days
        FROM outcomes
       GROUP BY person_id
    )
    SELECT frequency,
           recency,
           age,
           count(*)::integer AS weight,
           (count(*) FILTER (WHERE purchase_days > 0))::integer AS returned,
           sum(purchase_days)::integer AS purchase_days
      FROM people
     GROUP BY frequency, recency, age`
  return { text, values: parameters.values }
}

/** How many of those people bought on each day for the first time and again; a `DayCount`. */
export function daysStatement(view: LedgerView, now: Date): Statement {
  const parameters = new SqlParameters()
  const text = `
    WITH ${outcomesCte(parameters, view, now)}
    SELECT day - DATE '1970-01-01' AS day,
           (count(*) FILTER (WHERE NOT again))::integer AS first,
           (count(*) FILTER (WHERE again))::integer AS again
      FROM outcomes
     GROUP BY outcomes.day
     ORDER BY outcomes.day`
  return { text, values: parameters.values }
}
