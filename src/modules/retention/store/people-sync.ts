import type { EntityManager } from "typeorm"
import { personEmail } from "../domain/person/person-email"
import type { MappedCustomer, MappedCustomers } from "../source/map-customer"
import type { FoundProblem } from "../source/mapped-order"
import { assignPurchases, deletePurchases, purchasesOfCustomers } from "./ledger-statements"
import { deleteIdentities, ownersOf, upsertIdentities } from "./identity-statements"
import { ensurePersons, refreshPersons, removeOrphans, renamePersons } from "./people-statements"
import { replaceProblems } from "./problem-statements"

/** One reading of customer records. */
export type CustomerBatch = MappedCustomers & {
  /** Asked for, and not there any more: deleted. */
  readonly missing_ids: readonly string[]
}

/** What a sync of customers did. */
export type PeopleSyncResult = {
  /** Identity rows written or removed, and purchases that changed hands. */
  readonly written: number
  /** Persons that are new or gained or lost a record or a purchase; to be scored. */
  readonly person_ids: readonly string[]
  /** These, and whoever has a record that says something new, as of its groups: to be segmented. */
  readonly changed_person_ids: readonly string[]
  /** Persons that nothing carried any more. */
  readonly removed_person_ids: readonly string[]
}

/**
 * Mirrors customer records in an open ledger transaction: who is whom, and whose the orders
 * of the changed records are now.
 */
export async function syncCustomers(
  manager: EntityManager,
  batch: CustomerBatch,
  now: Date
): Promise<PeopleSyncResult> {
  const customers = [...new Map(batch.customers.map((c) => [c.customer_id, c])).values()]
  const anonymous = batch.problems.map(({ subject_id }) => subject_id)
  const gone = [...batch.missing_ids, ...anonymous]
  const written = await writeIdentities(manager, customers)
  const removed = await deleteIdentities(manager, gone)
  const moves = await movePurchases(
    manager,
    written.owners,
    removed.map((r) => r.customer_id),
    now
  )
  await replaceProblems(
    manager,
    {
      subject_ids: [...customers.map((c) => c.customer_id), ...gone],
      kinds: ["customer_without_email"],
    },
    batch.problems,
    now
  )
  const touched = new Set([
    ...written.touched,
    ...removed.map(({ person_id }) => person_id),
    ...moves.person_ids,
  ])
  // A changed name or account touches nobody's score, but the person has to say it.
  const changed = new Set([...touched, ...written.owners.map((o) => o.person_id)])
  await refreshPersons(manager, [...changed])
  const orphans = await removeOrphans(manager, [...touched])
  orphans.forEach((id) => {
    touched.delete(id)
    changed.delete(id)
  })
  return {
    written: written.owners.length + removed.length + moves.count,
    person_ids: [...touched],
    changed_person_ids: [...changed],
    removed_person_ids: orphans,
  }
}

/** Renames, makes persons, upserts; reports the written rows and the persons it concerns. */
async function writeIdentities(manager: EntityManager, customers: readonly MappedCustomer[]) {
  if (customers.length === 0) {
    return { owners: [], touched: [] }
  }
  const before = new Map(
    (
      await ownersOf(
        manager,
        customers.map((c) => c.customer_id)
      )
    ).map((owner) => [owner.customer_id, owner.person_id])
  )
  const renamed = await renamePersons(manager, customers)
  const { made } = await ensurePersons(
    manager,
    customers.map((c) => c.person_email)
  )
  const owners = await upsertIdentities(manager, customers)
  const moved = owners.flatMap(({ customer_id, person_id }) => {
    const old = before.get(customer_id)
    return old === person_id ? [] : old === undefined ? [person_id] : [person_id, old]
  })
  return { owners, touched: [...renamed, ...made, ...moved] }
}

/** Whose orders are now: those of written records go with them, those of removed ones by e-mail. */
async function movePurchases(
  manager: EntityManager,
  owners: readonly { customer_id: string; person_id: string }[],
  removedIds: readonly string[],
  now: Date
): Promise<{ count: number; person_ids: string[] }> {
  const ownerOf = new Map(owners.map((o) => [o.customer_id, o.person_id]))
  const rows = await purchasesOfCustomers(manager, [...ownerOf.keys(), ...removedIds])
  const known = rows.map((row) => ({
    row,
    owner: ownerOf.get(row.customer_id ?? ""),
    email: personEmail({ customer_email: null, order_email: row.email }),
  }))
  const emails = known.flatMap(({ owner, email }) => (owner || !email ? [] : [email]))
  const { byEmail: persons } = await ensurePersons(manager, emails)
  const moves: { order_id: string; person_id: string; from: string }[] = []
  const nobodys: FoundProblem[] = []
  for (const { row, owner, email } of known) {
    const person_id = owner ?? persons.get(email ?? "")
    if (person_id === undefined) {
      nobodys.push(withoutIdentity(row))
    } else if (person_id !== row.person_id) {
      moves.push({ order_id: row.order_id, person_id, from: row.person_id })
    }
  }
  if (moves.length > 0) {
    await assignPurchases(manager, moves)
  }
  const lost = nobodys.length > 0 ? await dropNobodys(manager, nobodys, now) : []
  return {
    count: moves.length + lost.length,
    person_ids: [...moves.flatMap((m) => [m.person_id, m.from]), ...lost],
  }
}

/** The problem of an order that nobody can be known by. */
export function withoutIdentity(row: {
  order_id: string
  customer_id: string | null
  created_at: Date
}): FoundProblem {
  return {
    kind: "order_without_identity",
    subject_id: row.order_id,
    details: { customer_id: row.customer_id, created_at: new Date(row.created_at).toISOString() },
  }
}

async function dropNobodys(manager: EntityManager, found: readonly FoundProblem[], now: Date) {
  const subject_ids = found.map(({ subject_id }) => subject_id)
  const gone = await deletePurchases(manager, subject_ids)
  await replaceProblems(manager, { subject_ids, kinds: ["order_without_identity"] }, found, now)
  return gone.map(({ person_id }) => person_id)
}
