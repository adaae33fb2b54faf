import type { TransitionCause } from "../../domain/types"
import { scopeSql } from "./ledger-sql"
import { FACT_COLUMNS, foldedCtes, type ScoringInput } from "./scored-sql"
import { SqlParameters } from "./sql-parameters"

/** A statement and the values of its placeholders. */
export type Statement = { readonly text: string; readonly values: unknown[] }

export type ScoreInput = ScoringInput & {
  readonly cause: TransitionCause
  readonly run_id: string
}

/** What the fold and the facts decide, compared with what is stored. */
const COMPARED = ["tier", "downgrade_since", "next_change_at", ...FACT_COLUMNS] as const

/**
 * Scores the scope: writes the profiles that changed, and a transition for each change of tier
 * or stage. Returns one row: `scored`, `written`, `transitions`.
 */
export function scoreStatement(input: ScoreInput): Statement {
  const parameters = new SqlParameters()
  const folded = foldedCtes(parameters, input)
  const now = `${parameters.bind(input.now)}::timestamptz`
  const written = [
    ...COMPARED,
    "previous_tier",
    "tier_changed_at",
    "previous_stage",
    "stage_changed_at",
  ]
  const text = `
    WITH ${folded},
    changed AS (
      SELECT folded.*,
             NOT is_stored OR tier IS DISTINCT FROM old_tier AS tier_moved,
             NOT is_stored OR stage IS DISTINCT FROM old_stage AS stage_moved
        FROM folded
       WHERE NOT is_stored
          OR (${COMPARED.join(", ")})
             IS DISTINCT FROM
             (${COMPARED.map((column) => `(old_profile).${column}`).join(", ")})
    ),
    profiles AS (
      INSERT INTO retention_profile (person_id, ${written.join(", ")})
      SELECT person_id,
             ${COMPARED.join(", ")},
             CASE WHEN tier_moved THEN old_tier ELSE (old_profile).previous_tier END,
             CASE WHEN tier_moved THEN ${now} ELSE (old_profile).tier_changed_at END,
             CASE WHEN stage_moved THEN old_stage ELSE (old_profile).previous_stage END,
             CASE WHEN stage_moved THEN ${now} ELSE (old_profile).stage_changed_at END
        FROM changed
      ON CONFLICT (person_id) DO UPDATE
         SET ${written.map((column) => `${column} = excluded.${column}`).join(", ")}
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
           (SELECT count(*) FROM profiles)::integer AS written,
           (SELECT count(*) FROM transitions)::integer AS transitions`
  return { text, values: parameters.values }
}
