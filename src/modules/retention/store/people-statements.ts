import { ulid } from "ulid"
import type { EntityManager } from "typeorm"
import type { MappedCustomer } from "../source/map-customer"
import { unnestRows } from "./ledger-unnest"

/**
 * Persons by normalised e-mail; makes those that are missing.
 * @returns person id by e-mail, and the ids that are new
 */
export async function ensurePersons(manager: EntityManager, emails: Iterable<string>) {
  const wanted = [...new Set(emails)]
  if (wanted.length === 0) {
    return { byEmail: new Map<string, string>(), made: [] }
  }
  const found = await manager.query<{ id: string; email: string }[]>(
    "SELECT id, email FROM retention_person WHERE email = ANY($1::text[])",
    [wanted]
  )
  const byEmail = new Map(found.map(({ id, email }) => [email, id]))
  const made = wanted
    .filter((email) => !byEmail.has(email))
    .map((email) => ({ id: `rper_${ulid()}`, email }))
  if (made.length > 0) {
    const set = unnestRows(
      made,
      [
        ["id", "text"],
        ["email", "text"],
      ],
      "new"
    )
    await manager.query(
      `INSERT INTO retention_person (id, email) SELECT id, email FROM ${set.from}`,
      set.params
    )
    made.forEach(({ id, email }) => byEmail.set(email, id))
  }
  return { byEmail, made: made.map(({ id }) => id) }
}

/**
 * Renames persons in place whose one customer record has a new e-mail: only where nothing else
 * carries the old one (no other record, no purchase of another or a deleted one) and nobody
 * has the new one. The rest moves to another person by the ordinary way.
 *
 * @returns ids of the renamed
 */
export async function renamePersons(
  manager: EntityManager,
  customers: readonly MappedCustomer[]
): Promise<string[]> {
  const set = unnestRows(
    customers,
    [
      ["customer_id", "text"],
      ["person_email", "text"],
    ],
    "c"
  )
  const rows = await manager.query<{ id: string }[]>(
    `WITH candidate AS (
       SELECT DISTINCT ON (c.person_email) c.customer_id, c.person_email, i.person_id
       FROM ${set.from}
       JOIN retention_identity i ON i.customer_id = c.customer_id
       JOIN retention_person p ON p.id = i.person_id
       WHERE p.email <> c.person_email
         AND NOT EXISTS (SELECT FROM retention_person taken WHERE taken.email = c.person_email)
         AND NOT EXISTS (
           SELECT FROM retention_identity other
           WHERE other.person_id = i.person_id AND other.customer_id <> c.customer_id)
         AND NOT EXISTS (
           SELECT FROM retention_purchase bought
           WHERE bought.person_id = i.person_id
             AND bought.customer_id IS DISTINCT FROM c.customer_id)
       ORDER BY c.person_email, c.customer_id
     ), renamed AS (
       UPDATE retention_person p SET email = candidate.person_email
       FROM candidate WHERE p.id = candidate.person_id
       RETURNING p.id
     )
     SELECT id FROM renamed`,
    set.params
  )
  return rows.map(({ id }) => id)
}

/**
 * Derives what a person takes from the live customer records: the name of the newest that has
 * one (a checkout leaves guest records without), whether any is an account, and since when,
 * and when any was last seen.
 */
export async function refreshPersons(
  manager: EntityManager,
  personIds: readonly string[]
): Promise<void> {
  if (personIds.length === 0) {
    return
  }
  // Whoever notes that a record was seen also writes its person: wait for them, then look.
  await manager.query(
    "SELECT FROM retention_person WHERE id = ANY($1::text[]) ORDER BY id FOR NO KEY UPDATE",
    [personIds]
  )
  await manager.query(
    `WITH derived AS (
       SELECT p.id, named.first_name, named.last_name,
         coalesce(bool_or(i.has_account), false) AS has_account,
         min(i.customer_created_at) FILTER (WHERE i.has_account) AS registered_at,
         max(i.last_seen_at) AS last_seen_at
       FROM retention_person p
       LEFT JOIN retention_identity i ON i.person_id = p.id
       LEFT JOIN LATERAL (
         SELECT n.first_name, n.last_name FROM retention_identity n
         WHERE n.person_id = p.id AND (n.first_name IS NOT NULL OR n.last_name IS NOT NULL)
         ORDER BY n.customer_created_at DESC, n.customer_id DESC LIMIT 1
       ) named ON true
       WHERE p.id = ANY($1::text[])
       GROUP BY p.id, named.first_name, named.last_name
     )
     UPDATE retention_person p SET first_name = derived.first_name,
       last_name = derived.last_name, has_account = derived.has_account,
       registered_at = derived.registered_at, last_seen_at = derived.last_seen_at
     FROM derived
     WHERE p.id = derived.id
       AND (p.first_name, p.last_name, p.has_account, p.registered_at, p.last_seen_at)
         IS DISTINCT FROM (derived.first_name, derived.last_name, derived.has_account,
           derived.registered_at, derived.last_seen_at)`,
    [personIds]
  )
}

/**
 * Removes those of the given persons that nothing carries any more, with all that was derived
 * of them. @returns their ids
 */
export async function removeOrphans(
  manager: EntityManager,
  personIds: readonly string[]
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `WITH orphan AS (
       DELETE FROM retention_person p
       WHERE p.id = ANY($1::text[])
         AND NOT EXISTS (SELECT FROM retention_identity i WHERE i.person_id = p.id)
         AND NOT EXISTS (SELECT FROM retention_purchase u WHERE u.person_id = p.id)
       RETURNING p.id
     ), profile AS (
       DELETE FROM retention_profile WHERE person_id IN (SELECT id FROM orphan)
     ), prediction AS (
       DELETE FROM retention_prediction WHERE person_id IN (SELECT id FROM orphan)
     ), portrait AS (
       DELETE FROM retention_portrait WHERE person_id IN (SELECT id FROM orphan)
     ), transition AS (
       DELETE FROM retention_transition WHERE person_id IN (SELECT id FROM orphan)
     ), segment_move AS (
       DELETE FROM retention_segment_move WHERE person_id IN (SELECT id FROM orphan)
     ), unsegmented AS (
       DELETE FROM retention_unsegmented WHERE person_id IN (SELECT id FROM orphan)
     ), segment_member AS (
       DELETE FROM retention_segment_member WHERE person_id IN (SELECT id FROM orphan)
       RETURNING segment_id
     ), segment AS (
       UPDATE retention_segment segment SET members = segment.members - gone.people
       FROM (SELECT segment_id, count(*)::integer AS people FROM segment_member GROUP BY 1) gone
       WHERE segment.id = gone.segment_id
     )
     SELECT id FROM orphan`,
    [personIds]
  )
  const removed = rows.map(({ id }) => id)
  await markUnbound(manager, removed)
  return removed
}

/**
 * Notes people who are gone and had coupons, which are followed up later: what they hold must not
 * stay alive, nor their addresses stay. In a statement of its own, which sees coupons that were
 * given while the removal waited for them.
 */
async function markUnbound(manager: EntityManager, person_ids: readonly string[]): Promise<void> {
  if (person_ids.length > 0) {
    await manager.query(
      `INSERT INTO retention_coupon_unbound (person_id)
       SELECT DISTINCT person_id FROM retention_coupon
        WHERE person_id = ANY ($1::text[])
          AND (state IN ('issuing', 'live') OR emails <> '{}')`,
      [person_ids]
    )
  }
}
