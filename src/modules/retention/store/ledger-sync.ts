import type { EntityManager } from "typeorm"
import { compareDecimals } from "../domain/money/decimal"
import { personEmail } from "../domain/person/person-email"
import { PROBLEM_KINDS, type ProblemKind, type TransitionCause } from "../domain/types"
import type { RetentionPurchase } from "../entities"
import type { FoundProblem, MappedOrder } from "../source/mapped-order"
import {
  deletePurchases,
  replaceLines,
  storedPurchases,
  upsertPurchases,
  type StoredPurchase,
} from "./ledger-statements"
import { ownersOf } from "./identity-statements"
import { withoutIdentity } from "./people-sync"
import { ensurePersons, removeOrphans } from "./people-statements"
import { replaceProblems } from "./problem-statements"
import { CAUSES_BY_WEIGHT, type AffectedPerson } from "./unscored-statements"

/** One reading of orders. */
export type OrderBatch = {
  readonly orders: readonly MappedOrder[]
  /** Asked for, and not orders (any more): deleted, or drafts. */
  readonly missing_ids: readonly string[]
  /**
   * True when they were read before the ledger was locked: then a reading from before the stored
   * one is left out. What is read under the lock is the newest there is, whatever the clocks of
   * the servers, or a restored `updated_at`, say.
   */
  readonly read_before?: boolean
}

/** What a sync of orders did. */
export type LedgerSyncResult = {
  /** Ledger rows written, and rows removed. */
  readonly written: number
  /** Lines written or removed. */
  readonly lines_written: number
  /** Old and new owners of what changed, each once, with the weightiest reason. */
  readonly affected: readonly AffectedPerson[]
  /** The weightiest of all their reasons; null when nobody is affected. */
  readonly cause: TransitionCause | null
  /** Persons that nothing carried any more. */
  readonly removed_person_ids: readonly string[]
}

/** Kinds that one order alone decides; the others also depend on policy and time. */
const OWN_KINDS: readonly ProblemKind[] = [
  "order_without_identity",
  "partly_captured",
  "refund_counted_twice",
]

/**
 * Writes orders in an open ledger transaction. Set-based and idempotent. Customer records that the orders name must be mirrored before.
 */
export async function syncOrders(
  manager: EntityManager,
  batch: OrderBatch,
  now: Date
): Promise<LedgerSyncResult> {
  const orders = [...new Map(batch.orders.map((order) => [order.row.order_id, order])).values()]
  const ids = orders.map(({ row }) => row.order_id)
  const before = new Map((await storedPurchases(manager, ids)).map((row) => [row.order_id, row]))
  const current = batch.read_before
    ? orders.filter((order) => !isStale(order, before.get(order.row.order_id)))
    : orders
  const { rows, nobodys, made } = await assignOwners(manager, current)

  const writtenIds = new Set(await upsertPurchases(manager, rows))
  const rowIds = new Set(rows.map(({ order_id }) => order_id))
  const lines = current.filter(({ row }) => rowIds.has(row.order_id)).flatMap((o) => o.lines)
  const lines_written = await replaceLines(manager, [...rowIds], lines)
  const gone = await deletePurchases(manager, [
    ...batch.missing_ids,
    ...nobodys.map(({ subject_id }) => subject_id),
  ])
  await writeProblems(manager, { current, rowIds, nobodys, missing: batch.missing_ids }, now)

  const affected = weightiest([
    ...rows
      .filter(({ order_id }) => writtenIds.has(order_id))
      .flatMap((row) => reasons(row, before.get(row.order_id))),
    ...gone.map(({ person_id }) => ({ person_id, cause: "reconcile" as const })),
    ...made.map((person_id) => ({ person_id, cause: "order" as const })),
  ])
  const orphans = new Set(
    await removeOrphans(
      manager,
      affected.map((a) => a.person_id)
    )
  )
  const living = affected.filter(({ person_id }) => !orphans.has(person_id))
  return {
    written: writtenIds.size + gone.length,
    lines_written,
    affected: living,
    cause: CAUSES_BY_WEIGHT.find((cause) => living.some((a) => a.cause === cause)) ?? null,
    removed_person_ids: [...orphans],
  }
}

/**
 * True for a reading from before the stored one. `order.version` is no measure: undoing a
 * change lowers it again, while `updated_at` moves.
 */
function isStale({ row }: MappedOrder, stored: StoredPurchase | undefined): boolean {
  return stored !== undefined && row.source_updated_at < new Date(stored.source_updated_at)
}

/** Finds or makes each order's person; orders that nobody can be known by come apart. */
async function assignOwners(manager: EntityManager, orders: readonly MappedOrder[]) {
  const customerIds = orders.flatMap(({ row }) => row.customer_id ?? [])
  const ownerOf = new Map(
    (await ownersOf(manager, customerIds)).map((o) => [o.customer_id, o.person_id])
  )
  const known = orders.map(({ row }) => ({
    row,
    owner: ownerOf.get(row.customer_id ?? ""),
    email: personEmail({ customer_email: null, order_email: row.email }),
  }))
  const emails = known.flatMap(({ owner, email }) => (owner || !email ? [] : [email]))
  const { byEmail, made } = await ensurePersons(manager, emails)
  const rows: RetentionPurchase[] = []
  const nobodys: FoundProblem[] = []
  for (const { row, owner, email } of known) {
    const person_id = owner ?? byEmail.get(email ?? "")
    if (person_id === undefined) {
      nobodys.push(withoutIdentity(row))
    } else {
      rows.push({ ...row, person_id })
    }
  }
  return { rows, nobodys, made }
}

type ProblemInput = {
  readonly current: readonly MappedOrder[]
  readonly rowIds: ReadonlySet<string>
  readonly nobodys: readonly FoundProblem[]
  readonly missing: readonly string[]
}

/** An order outside the ledger has no other problem than why it is outside. */
async function writeProblems(manager: EntityManager, input: ProblemInput, now: Date) {
  const inside = input.current.filter(({ row }) => input.rowIds.has(row.order_id))
  const outside = [...input.missing, ...input.nobodys.map(({ subject_id }) => subject_id)]
  await replaceProblems(
    manager,
    { subject_ids: inside.map(({ row }) => row.order_id), kinds: OWN_KINDS },
    inside.flatMap(({ problems }) => problems),
    now
  )
  if (outside.length > 0) {
    await replaceProblems(
      manager,
      { subject_ids: outside, kinds: PROBLEM_KINDS },
      input.nobodys,
      now
    )
  }
}

/** Whom a written row concerns, and why. */
function reasons(row: RetentionPurchase, stored: StoredPurchase | undefined): AffectedPerson[] {
  if (stored && stored.person_id !== row.person_id) {
    return [
      { person_id: row.person_id, cause: "merge" },
      { person_id: stored.person_id, cause: "merge" },
    ]
  }
  return [{ person_id: row.person_id, cause: causeOf(row, stored) }]
}

function causeOf(row: RetentionPurchase, stored: StoredPurchase | undefined): TransitionCause {
  if (row.canceled_at && stored && !stored.canceled_at) {
    return "cancellation"
  }
  if (stored && compareDecimals(row.net_amount, stored.net_amount) < 0) {
    return "refund"
  }
  return "order"
}

function weightiest(all: readonly AffectedPerson[]): AffectedPerson[] {
  const best = new Map<string, TransitionCause>()
  for (const { person_id, cause } of all) {
    const known = best.get(person_id)
    if (!known || CAUSES_BY_WEIGHT.indexOf(cause) < CAUSES_BY_WEIGHT.indexOf(known)) {
      best.set(person_id, cause)
    }
  }
  return [...best].map(([person_id, cause]) => ({ person_id, cause }))
}
