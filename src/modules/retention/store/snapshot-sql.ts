import type { Policy } from "../domain/policy/schema"
import { addDays } from "../domain/time/duration"
import { baseAmountSql } from "./scoring/ledger-sql"
import type { Statement } from "./scoring/score-sql"
import { SqlParameters } from "./scoring/sql-parameters"

/** Days of net revenue that a snapshot keeps beside the lifetime's. */
const RECENT_DAYS = 365

/**
 * Writes the cells of a day as they are now: the tally's, and what their people spent in the last
 * 365 days, in one pass over the purchases of that time. The day must have no rows.
 */
export function snapshotStatement({
  policy,
  day,
  now,
}: {
  readonly policy: Policy
  readonly day: string
  readonly now: Date
}): Statement {
  const parameters = new SqlParameters()
  const until = `${parameters.bind(now)}::timestamptz`
  const text = `
    INSERT INTO retention_snapshot
           (day, tier, stage, people, revenue, revenue_365, currency_code, reconstructed,
            taken_at)
    WITH cells AS (
      SELECT tier, stage, sum(people) AS people, sum(revenue) AS revenue
        FROM retention_tally
       GROUP BY tier, stage
      HAVING sum(people) > 0
    ),
    spent AS (
      SELECT person_id, sum(${baseAmountSql(parameters, policy)}) AS amount
        FROM retention_purchase
       WHERE canceled_at IS NULL
         AND created_at >= ${parameters.bind(addDays(now, -RECENT_DAYS))}::timestamptz
         AND created_at <= ${until}
       GROUP BY person_id
    ),
    recent AS (
      SELECT profile.tier, profile.stage, sum(spent.amount) AS revenue
        FROM spent
        JOIN retention_profile profile ON profile.person_id = spent.person_id
       GROUP BY profile.tier, profile.stage
    )
    SELECT ${parameters.bind(day)}::date,
           coalesce(cells.tier, 'none'),
           cells.stage,
           cells.people,
           trim_scale(cells.revenue),
           trim_scale(coalesce(recent.revenue, 0)),
           ${parameters.bind(policy.base_currency)}::text,
           FALSE,
           ${until}
      FROM cells
      LEFT JOIN recent ON recent.tier IS NOT DISTINCT FROM cells.tier AND recent.stage = cells.stage`
  return { text, values: parameters.values }
}
