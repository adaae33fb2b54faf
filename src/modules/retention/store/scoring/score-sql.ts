import type { TransitionCause } from "../../domain/types"
import { scopeSql } from "./ledger-sql"
import { COMPARED_COLUMNS, foldedCtes, type ScoringInput } from "./scored-sql"
import { SqlParameters } from "./sql-parameters"

/** A statement and the values of its placeholders. */
export type Statement = { readonly text: string; readonly values: unknown[] }

export type ScoreInput = ScoringInput & {
  readonly cause: TransitionCause
  readonly run_id: string
}

/** What else a profile remembers: where it came from, and when it moved. */
const MOVED_COLUMNS = [
  "previous_tier",
  "tier_changed_at",
  "previous_stage",
  "stage_changed_at",
] as const

const TIER_MOVED = "NOT is_stored OR tier IS DISTINCT FROM old_tier"
const STAGE_MOVED = "NOT is_stored OR stage IS DISTINCT FROM old_stage"

/**
 * Scores the scope: writes the profiles that changed, and a transition for each change of tier
 * or stage. Returns one row: `scored`, `written`, `transitions`.
 */
export function scoreStatement(input: ScoreInput): Statement {
  const parameters = new SqlParameters()
  const folded = foldedCtes(parameters, input)
  const now = `${parameters.bind(input.now)}::timestamptz`
  const written = [...COMPARED_COLUMNS, ...MOVED_COLUMNS]
  const text = `
    WITH ${folded},
    changed AS (
      SELECT person_id, is_stored, old_tier, old_stage,
             ${COMPARED_COLUMNS.join(", ")},
             CASE WHEN ${TIER_MOVED} THEN old_tier ELSE old_previous_tier END AS previous_tier,
             CASE WHEN ${TIER_MOVED} THEN ${now} ELSE old_tier_changed_at END AS tier_changed_at,
             CASE WHEN ${STAGE_MOVED} THEN old_stage ELSE old_previous_stage END AS previous_stage,
             CASE WHEN ${STAGE_MOVED} THEN ${now} ELSE old_stage_changed_at END AS stage_changed_at
        FROM folded
       WHERE NOT is_stored
          OR (${COMPARED_COLUMNS.join(", ")})
             IS DISTINCT FROM
             (${COMPARED_COLUMNS.map((column) => `old_${column}`).join(", ")})
    ),
    -- Apart from the insert: an upsert would look every known row up twice.
    updated AS (
      UPDATE retention_profile profile
         SET ${written.map((column) => `${column} = changed.${column}`).join(", ")}
        FROM changed
       WHERE changed.is_stored AND profile.person_id = changed.person_id
      RETURNING profile.person_id
    ),
    inserted AS (
      INSERT INTO retention_profile (person_id, ${written.join(", ")})
      SELECT person_id, ${written.join(", ")}
        FROM changed
       WHERE NOT is_stored
      RETURNING person_id
    ),
    transitions AS (
      INSERT INTO retention_transition
             (person_id, kind, from_value, to_value, cause, occurred_at, run_id)
      SELECT person_id, moved.kind, moved.from_value, moved.to_value,
             ${parameters.bind(input.cause)}, ${now}, ${parameters.bind(input.run_id)}
        FROM changed
       CROSS JOIN LATERAL (
         VALUES ('tier', old_tier, tier), ('stage', old_stage, stage)
       ) AS moved (kind, from_value, to_value)
       WHERE moved.from_value IS DISTINCT FROM moved.to_value
      RETURNING id
    )
    SELECT (SELECT count(*) FROM retention_person WHERE ${scopeSql(parameters, input.scope, "id")})::integer AS scored,
           ((SELECT count(*) FROM updated) + (SELECT count(*) FROM inserted))::integer AS written,
           (SELECT count(*) FROM transitions)::integer AS transitions`
  return { text, values: parameters.values }
}
