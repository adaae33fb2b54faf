import type { EntityManager } from "typeorm"

/**
 * Marks people about whom something changed that a segment may ask for, in the transaction that
 * changed it. An older mark is written again: the write locks it, so that an evaluation which
 * cannot see our change yet leaves it alone.
 */
export async function markUnsegmented(
  manager: EntityManager,
  person_ids: readonly string[]
): Promise<void> {
  if (person_ids.length === 0) {
    return
  }
  await manager.query(
    `INSERT INTO retention_unsegmented (person_id)
     SELECT DISTINCT person_id FROM unnest($1::text[]) AS person_id ORDER BY person_id
     ON CONFLICT (person_id) DO UPDATE SET person_id = excluded.person_id`,
    [person_ids]
  )
}

/**
 * Takes the marks of some people away who are about to be evaluated, in the evaluation's
 * transaction and before it looks at them: whatever is marked by then is also seen. Marks that
 * somebody is writing at this moment stay.
 * @returns whose they were
 */
export async function takeUnsegmented(manager: EntityManager, limit: number): Promise<string[]> {
  const rows = await manager.query<{ person_id: string }[]>(
    `WITH taken AS (
       DELETE FROM retention_unsegmented WHERE person_id IN (
         SELECT person_id FROM retention_unsegmented
         ORDER BY person_id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING person_id
     )
     SELECT person_id FROM taken`,
    [limit]
  )
  return rows.map(({ person_id }) => person_id)
}
