import type { EntityManager } from "typeorm"
import type { ProblemKind } from "../domain/types"
import type { FoundProblem } from "../source/mapped-order"
import { unnestRows } from "./ledger-unnest"

/** What is to be true of some subjects' problems after a sync. */
export type ProblemScope = {
  /** Order or customer ids that were looked at. */
  readonly subject_ids: readonly string[]
  /** Kinds that were looked for; others stay as they are. */
  readonly kinds: readonly ProblemKind[]
}

/** Makes the problems of a scope those found: sets, renews details, clears. */
export async function replaceProblems(
  manager: EntityManager,
  scope: ProblemScope,
  found: readonly FoundProblem[],
  now: Date
): Promise<void> {
  const set = unnestRows(
    found,
    [
      ["kind", "text"],
      ["subject_id", "text"],
      ["details", "jsonb"],
    ],
    "f",
    4
  )
  await manager.query(
    `WITH found AS MATERIALIZED (SELECT * FROM ${set.from}),
     gone AS (
       DELETE FROM retention_problem p
       WHERE p.subject_id = ANY($1::text[]) AND p.kind = ANY($2::text[])
         AND NOT EXISTS (
           SELECT FROM found WHERE found.kind = p.kind AND found.subject_id = p.subject_id)
     )
     INSERT INTO retention_problem AS p (kind, subject_id, details, first_seen_at)
     SELECT kind, subject_id, details::jsonb, $3::timestamptz FROM found
     ON CONFLICT (kind, subject_id) DO UPDATE SET details = excluded.details
     WHERE p.details IS DISTINCT FROM excluded.details`,
    [scope.subject_ids, scope.kinds, now.toISOString(), ...set.params]
  )
}
