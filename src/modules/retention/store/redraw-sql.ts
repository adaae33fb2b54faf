import type { Policy } from "../domain/policy/schema"
import { BUYER_STAGES, type Limits } from "../domain/types"
import { daysSql } from "./scoring/ledger-sql"
import type { Statement } from "./scoring/score-sql"
import { SqlParameters } from "./scoring/sql-parameters"

/** Which past to redraw, and by what. */
export type Redraw = {
  readonly policy: Policy
  readonly limits: Limits
  /** First and last calendar day in the policy's zone, `YYYY-MM-DD`. */
  readonly first_day: string
  readonly last_day: string
  /** Moves from then on are told by the history of transitions. */
  readonly recorded_from: Date
  readonly now: Date
}

/**
 * Redraws the past from the ledger of today, by limits that are taken to have been in force all
 * along: how many buyers stood in each stage at the end of each day, but for days that were
 * measured, and how many went from stage to stage on each. Both tables must hold nothing redrawn.
 *
 * A purchase brings up to six stretches of time, one a stage, which end at the next purchase at
 * the latest; most are empty. The stretches of a person follow one another without a gap, so where
 * one begins another has ended, and a day's people are the sum of all moves up to it.
 */
export function redrawStatement(redraw: Redraw): Statement {
  const parameters = new SqlParameters()
  const zone = `${parameters.bind(redraw.policy.time_zone)}::text`
  const first = `${parameters.bind(redraw.first_day)}::date`
  const now = `${parameters.bind(redraw.now)}::timestamptz`
  const stages = `${parameters.bind(BUYER_STAGES)}::text[]`
  const text = `
    WITH ${stretchesCtes(parameters, redraw, { zone, first, now })},
    entered AS (
      SELECT stage, begins,
             lag(stage) OVER (PARTITION BY person_id ORDER BY begins) AS from_stage
        FROM stretches
    ),
    -- What lies before the first day is one day more: how everybody stood when it began.
    moves AS (
      SELECT greatest((begins AT TIME ZONE ${zone})::date, ${first} - 1) AS day,
             from_stage,
             stage AS to_stage,
             count(*) AS people,
             count(*) FILTER (
               WHERE begins < ${parameters.bind(redraw.recorded_from)}::timestamptz
             ) AS unrecorded
        FROM entered
       WHERE from_stage IS DISTINCT FROM stage
       GROUP BY 1, 2, 3
    ),
    redrawn_moves AS (
      INSERT INTO retention_redrawn_move (day, from_stage, to_stage, people)
      SELECT day, from_stage, to_stage, unrecorded
        FROM moves
       WHERE day >= ${first} AND from_stage IS NOT NULL AND unrecorded > 0
      RETURNING day
    ),
    changes AS (
      SELECT day, stage, sum(change) AS change
        FROM (
          SELECT day, to_stage AS stage, people AS change FROM moves
          UNION ALL
          SELECT day, from_stage, -people FROM moves WHERE from_stage IS NOT NULL
        ) AS change
       GROUP BY day, stage
    ),
    standing AS (
      SELECT days.day, stages.stage,
             sum(changes.change) OVER (PARTITION BY stages.stage ORDER BY days.day) AS people
        FROM generate_series(${first} - 1, ${parameters.bind(redraw.last_day)}::date, '1 day')
               AS days (day)
       CROSS JOIN unnest(${stages}) AS stages (stage)
        LEFT JOIN changes ON changes.day = days.day AND changes.stage = stages.stage
    ),
    redrawn_days AS (
      INSERT INTO retention_snapshot (day, tier, stage, people, reconstructed, taken_at)
      SELECT day, 'none', stage, people, TRUE, ${now}
        FROM standing
       WHERE day >= ${first}
         AND people > 0
         AND NOT EXISTS (
           SELECT FROM retention_snapshot measured WHERE measured.day = standing.day
         )
      RETURNING day
    )
    SELECT (SELECT count(DISTINCT day) FROM redrawn_days)::integer AS days,
           (SELECT count(*) FROM redrawn_moves)::integer AS moves`
  return { text, values: parameters.values }
}

/**
 * `stretches`: for each person who is a buyer in that time, the stages and when each began, but
 * not those that were over before the first day. Precedence is that of `stageOf`.
 */
function stretchesCtes(
  parameters: SqlParameters,
  { policy, limits }: Redraw,
  { zone, first, now }: { zone: string; first: string; now: string }
): string {
  // A day of slack: where clocks are set back at midnight, the local day begins twice.
  const since = `((${first} - 1)::timestamp AT TIME ZONE ${zone})`
  const after = (column: string, days: number) => `${column} + ${daysSql(parameters, days)}`
  return `
    spaced AS (
      SELECT person_id,
             created_at AS bought_at,
             lag(created_at) OVER by_time AS previous_at,
             coalesce(lead(created_at) OVER by_time, 'infinity') AS next_at,
             first_value(created_at) OVER by_time AS first_at
        FROM retention_purchase
       WHERE canceled_at IS NULL
         AND created_at <= ${now}
      WINDOW by_time AS (PARTITION BY person_id ORDER BY created_at)
    ),
    dated AS (
      SELECT person_id,
             bought_at,
             next_at,
             ${after("first_at", policy.stage.new_days)} AS new_until,
             coalesce(
               ${after(
                 `max(bought_at) FILTER (
                    WHERE bought_at - previous_at >= ${daysSql(parameters, limits.dormant)}
                  ) OVER (PARTITION BY person_id ORDER BY bought_at)`,
                 policy.stage.reactivated_days
               )},
               '-infinity'
             ) AS reactivated_until,
             ${after("bought_at", limits.at_risk)} AS at_risk_at,
             ${after("bought_at", limits.dormant)} AS dormant_at,
             ${after("bought_at", limits.lost)} AS lost_at
        FROM spaced
    ),
    stretches AS (
      SELECT person_id, stage, begins
        FROM dated
       CROSS JOIN LATERAL (
         VALUES ('reactivated', bought_at, least(at_risk_at, reactivated_until)),
                ('new', greatest(bought_at, reactivated_until), least(at_risk_at, new_until)),
                ('active', greatest(bought_at, reactivated_until, new_until), at_risk_at),
                ('at_risk', at_risk_at, dormant_at),
                ('dormant', dormant_at, lost_at),
                ('lost', lost_at, 'infinity')
       ) AS stretch (stage, begins, ends)
       WHERE next_at >= ${since}
         AND ends >= ${since}
         AND begins < least(ends, next_at)
         AND begins <= ${now}
    )`
}
