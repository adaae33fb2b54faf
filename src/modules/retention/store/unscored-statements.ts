import type { EntityManager } from "typeorm"
import type { TransitionCause } from "../domain/types"
import { unnestRows } from "./ledger-unnest"
import type { Scope } from "./scoring/ledger-sql"

/** Why somebody has to be scored again. */
export type AffectedPerson = { readonly person_id: string; readonly cause: TransitionCause }

/** From the weightiest to the least. */
export const CAUSES_BY_WEIGHT: readonly TransitionCause[] = [
  "cancellation",
  "refund",
  "order",
  "merge",
  "reconcile",
]

/**
 * Marks people to be scored, in the transaction that changed their ledger. An older mark is
 * written again even where it says the same: the write locks it, so that a scoring which cannot
 * see our change yet leaves it alone.
 */
export async function markUnscored(
  manager: EntityManager,
  people: readonly AffectedPerson[]
): Promise<void> {
  if (people.length === 0) {
    return
  }
  const set = unnestRows(
    people,
    [
      ["person_id", "text"],
      ["cause", "text"],
    ],
    "p",
    2
  )
  await manager.query(
    `INSERT INTO retention_unscored AS u (person_id, cause)
     SELECT DISTINCT ON (p.person_id) p.person_id, p.cause FROM ${set.from}
     ORDER BY p.person_id, array_position($1::text[], p.cause)
     ON CONFLICT (person_id) DO UPDATE SET cause =
       CASE WHEN array_position($1::text[], excluded.cause) < array_position($1::text[], u.cause)
         THEN excluded.cause ELSE u.cause END`,
    [CAUSES_BY_WEIGHT, ...set.params]
  )
}

/**
 * Takes the marks of those who are about to be scored away, in the scoring's transaction and
 * before it reads the ledger: whatever is marked by then is also seen. Marks that somebody is
 * writing at this moment stay.
 */
export async function clearUnscored(manager: EntityManager, scope: Scope): Promise<void> {
  const [condition, values] = conditionOf(scope)
  await manager.query(
    `DELETE FROM retention_unscored WHERE person_id IN (
       SELECT person_id FROM retention_unscored WHERE ${condition} FOR UPDATE SKIP LOCKED)`,
    values
  )
}

/** A page of those who wait, in the order of ids. */
export function waitingPeople(
  manager: EntityManager,
  page: { readonly after: string; readonly limit: number }
): Promise<AffectedPerson[]> {
  return manager.query<AffectedPerson[]>(
    "SELECT person_id, cause FROM retention_unscored WHERE person_id > $1 ORDER BY person_id LIMIT $2",
    [page.after, page.limit]
  )
}

function conditionOf(scope: Scope): [condition: string, values: unknown[]] {
  switch (scope.kind) {
    case "all":
      return ["TRUE", []]
    case "people":
      return ["person_id = ANY ($1::text[])", [scope.person_ids]]
    case "range":
      return ["person_id > $1 AND person_id <= $2", [scope.after, scope.upTo]]
  }
}
