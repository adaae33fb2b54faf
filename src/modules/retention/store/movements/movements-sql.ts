import type { Movement } from "../../domain/analysis/movements"
import type { Policy } from "../../domain/policy/schema"
import type { FitFacts } from "../../domain/types"
import { scopeSql, type Scope } from "../scoring/ledger-sql"
import type { Statement } from "../scoring/score-sql"
import { foldedCtes } from "../scoring/scored-sql"
import { SqlParameters } from "../scoring/sql-parameters"

/**
 * From where it is known how people stood at an end of the time in question.
 * - `now`: the profiles
 * - `recorded`: the profiles, and what has changed of them since `at`
 * - `ledger`: the engine, by the ledger as it was up to and with `at`
 */
export type Standing =
  | { readonly by: "now" }
  | { readonly by: "recorded"; readonly at: Date }
  | { readonly by: "ledger"; readonly at: Date }

export type MovementsInput = {
  readonly policy: Policy
  readonly fit: FitFacts
  readonly from: Standing
  readonly to: Standing
  /** Members of this segment alone; everybody when null. */
  readonly segment_id: string | null
  /** Holds all those members. */
  readonly scope: Scope
}

/** One kind of movement of {@link movementsStatement}. */
export type MovementRow = Movement & { readonly kind: "tier" | "stage" }

/** A join that brings how people stood, and where it stands then. */
type StandingSql = { readonly join: string; readonly tier: string; readonly stage: string }

/**
 * Everybody with a profile by where they stood at both ends, and what they have spent until now.
 * Each end is one pass: over the profiles, over what changed since, or over the ledger.
 */
export function movementsStatement(input: MovementsInput): Statement {
  const parameters = new SqlParameters()
  const from = standingSql(parameters, input, { name: "begun", standing: input.from })
  const to = standingSql(parameters, input, { name: "ended", standing: input.to })
  const members =
    input.segment_id === null
      ? ""
      : `JOIN retention_segment_member member
           ON member.person_id = profile.person_id
          AND member.segment_id = ${parameters.bind(input.segment_id)}`
  const text = `
    WITH cells AS (
      SELECT ${from.tier} AS from_tier,
             ${to.tier} AS to_tier,
             ${from.stage} AS from_stage,
             ${to.stage} AS to_stage,
             count(*) AS people,
             sum(profile.total_revenue) AS revenue
        FROM retention_profile profile
        ${members}
        ${from.join}
        ${to.join}
       WHERE ${scopeSql(parameters, input.scope, "profile.person_id")}
       GROUP BY 1, 2, 3, 4
    )
    SELECT moved.kind,
           coalesce(moved.from_value, 'none') AS "from",
           coalesce(moved.to_value, 'none') AS "to",
           sum(people)::integer AS people,
           trim_scale(sum(revenue)) AS revenue
      FROM cells
     CROSS JOIN LATERAL (
       VALUES ('tier', from_tier, to_tier), ('stage', from_stage, to_stage)
     ) AS moved (kind, from_value, to_value)
     WHERE moved.from_value IS NOT NULL OR moved.to_value IS NOT NULL
     GROUP BY 1, 2, 3
     ORDER BY kind DESC, people DESC, "from", "to"`
  return { text, values: parameters.values }
}

function standingSql(
  parameters: SqlParameters,
  input: MovementsInput,
  { name, standing }: { readonly name: string; readonly standing: Standing }
): StandingSql {
  switch (standing.by) {
    case "now":
      return { join: "", tier: "profile.tier", stage: "profile.stage" }
    case "recorded":
      return recordedSql(parameters, input, { name, at: standing.at })
    case "ledger":
      return ledgerSql(parameters, input, { name, at: standing.at })
  }
}

/** Whoever changed since stood before the first of those changes as it says. */
function recordedSql(
  parameters: SqlParameters,
  { scope }: MovementsInput,
  { name, at }: { readonly name: string; readonly at: Date }
): StandingSql {
  const first = (kind: string) =>
    `bool_or(kind = '${kind}') AS ${kind}_changed, max(from_value) FILTER (WHERE kind = '${kind}') AS ${kind}`
  const join = `
        LEFT JOIN (
          SELECT person_id, ${first("tier")}, ${first("stage")}
            FROM (
              SELECT DISTINCT ON (person_id, kind) person_id, kind, from_value
                FROM retention_transition
               WHERE occurred_at >= ${parameters.bind(at)}::timestamptz
                 AND ${scopeSql(parameters, scope, "person_id")}
               ORDER BY person_id, kind, occurred_at, id
            ) AS first_change
           GROUP BY person_id
        ) AS ${name} ON ${name}.person_id = profile.person_id`
  const before = (kind: string) =>
    `CASE WHEN ${name}.${kind}_changed THEN ${name}.${kind} ELSE profile.${kind} END`
  return { join, tier: before("tier"), stage: before("stage") }
}

/**
 * Whoever had not bought by then was there if one of their records was. Tiers are without grace:
 * nobody knows since when they would have waited for it.
 */
function ledgerSql(
  parameters: SqlParameters,
  { policy, fit, scope }: MovementsInput,
  { name, at }: { readonly name: string; readonly at: Date }
): StandingSql {
  const join = `
        JOIN (
          WITH ${foldedCtes(parameters, { policy, fit, now: at, scope })},
          known AS (
            SELECT DISTINCT person_id
              FROM retention_identity
             WHERE customer_created_at <= ${parameters.bind(at)}::timestamptz
               AND ${scopeSql(parameters, scope, "person_id")}
          )
          SELECT folded.person_id,
                 folded.tier_target AS tier,
                 CASE
                   WHEN folded.is_buyer OR known.person_id IS NOT NULL THEN folded.stage
                 END AS stage
            FROM folded
            LEFT JOIN known ON known.person_id = folded.person_id
        ) AS ${name} ON ${name}.person_id = profile.person_id`
  return { join, tier: `${name}.tier`, stage: `${name}.stage` }
}
