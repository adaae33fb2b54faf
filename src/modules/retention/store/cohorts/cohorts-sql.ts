import { datedCte, daysSql, type LedgerView } from "../scoring/ledger-sql"
import type { Statement } from "../scoring/score-sql"
import { SqlParameters } from "../scoring/sql-parameters"

/** Days in which whoever bought again is retained. */
export const RETAINED_DAYS = 365

/** What people with their first purchase in one month bought in another, or the same. */
export type CohortRow = {
  /** Months since the year 0: 12 × year + month − 1. */
  readonly cohort: number
  readonly month: number
  /** Who bought in it. */
  readonly people: number
  readonly revenue: string
  /** Whose first purchase day after their first one was in it and came in time. */
  readonly retained: number
}

/**
 * One row a month of first purchase and a month with purchases of those people, in one pass over
 * the ledger in the order of its scoring index: whoever bought in a month is counted at the first
 * of their purchases in it, whoever came back at the first one of another day, so nothing is
 * sorted and nobody is looked up.
 * @param first_cohort the months before it are left out
 */
export function cohortsStatement(view: LedgerView, first_cohort: number): Statement {
  const parameters = new SqlParameters()
  const text = `
    WITH ${datedCte(parameters, view, { kind: "all" })},
    monthly AS (
      SELECT dated.*,
             (date_part('year', day) * 12 + date_part('month', day) - 1)::integer AS month
        FROM dated
    ),
    spaced AS (
      SELECT monthly.*,
             lead(day) OVER newest_first AS previous_day,
             lead(month) OVER newest_first AS previous_month,
             min(day) OVER whole AS first_day,
             min(month) OVER whole AS cohort,
             min(created_at) OVER whole AS first_at
        FROM monthly
      WINDOW newest_first AS (PARTITION BY person_id ORDER BY created_at DESC),
             whole AS (PARTITION BY person_id)
    )
    SELECT cohort,
           month,
           (count(*) FILTER (WHERE previous_month IS DISTINCT FROM month))::integer AS people,
           trim_scale(coalesce(sum(amount), 0)) AS revenue,
           (count(*) FILTER (
             WHERE previous_day = first_day
               AND day > first_day
               AND created_at <= first_at + ${daysSql(parameters, RETAINED_DAYS)}
           ))::integer AS retained
      FROM spaced
     WHERE cohort >= ${parameters.bind(first_cohort)}::integer
     GROUP BY cohort, month
     ORDER BY cohort, month`
  return { text, values: parameters.values }
}
