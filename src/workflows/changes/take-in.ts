import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { FoundProblem } from "../../modules/retention/source/mapped-order"
import type { RetentionModuleService } from "../../modules/retention/service"
import type { TakenHint } from "../../modules/retention/store/hint-store"
import type { CustomerSeen } from "../../modules/retention/store/seen-store"
import { mirrorChanges } from "../ledger/readers/mirror-changes"
import { refreshProblemsOf } from "../ledger/refresh-problems-of"
import { messageOf } from "./message-of"
import { resolveHints } from "./resolve-hints"

/** What taking in needs. */
export type TakeInContext = {
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  /** The edge's clock. */
  readonly now: () => Date
}

/** What was taken in. */
export type TakenIn = {
  /** Hints that are dealt with. */
  readonly hints: number
  /** Hints that were put off, for a reason that stands among the problems. */
  readonly failed: number
  /** Orders, customer records and products that were read again. */
  readonly orders: number
  readonly customers: number
  readonly products: number
  /** Customers who were seen at a cart. */
  readonly seen: number
}

/** Hints that are read in one go: what one transaction holds the ledger for. */
const BATCH = 250

/** Long bursts let those wait who are to be scored: after this they are, and the rest follows. */
const AT_MOST_MS = 120_000

/** No hint, no record. */
export const NOTHING: TakenIn = {
  hints: 0,
  failed: 0,
  orders: 0,
  customers: 0,
  products: 0,
  seen: 0,
}

/**
 * Reads everything again that hints name, batch by batch, until none is due, time is up or the
 * process is about to end.
 * A record that cannot be read holds up nobody else: its batch is halved until it stands alone,
 * and then it is put off.
 *
 * @returns what was done, and whether hints are left that are due
 * @throws when not even that can be written down
 */
export async function takeInHints(
  context: TakeInContext
): Promise<TakenIn & { readonly more: boolean }> {
  const { retention, now } = context
  const until = now().getTime() + AT_MOST_MS
  const isTimeUp = () => now().getTime() > until || retention.bursts.stopped
  let done = NOTHING
  for (;;) {
    const batch = await retention.hints.take({ now: now(), limit: BATCH })
    if (batch.length === 0 || isTimeUp()) {
      return { ...done, more: batch.length > 0 }
    }
    done = sum(done, await takeInBatch(context, batch, isTimeUp))
  }
}

async function takeInBatch(
  context: TakeInContext,
  batch: readonly TakenHint[],
  isTimeUp: () => boolean
): Promise<TakenIn> {
  try {
    return await readAgain(context, batch)
  } catch (error) {
    // Something greater than one record is wrong, or the process ends; the hints stay due.
    if (isTimeUp()) {
      throw error
    }
    const [first, second] = batch
    if (first && !second) {
      await putOff(context, first, error)
      return { ...NOTHING, failed: 1 }
    }
    const half = Math.ceil(batch.length / 2)
    const one = await takeInBatch(context, batch.slice(0, half), isTimeUp)
    return sum(one, await takeInBatch(context, batch.slice(half), isTimeUp))
  }
}

async function readAgain(context: TakeInContext, batch: readonly TakenHint[]): Promise<TakenIn> {
  const { query, retention, now } = context
  const { seen, ...changes } = await resolveHints(query, batch)
  const { order_ids, customer_ids, product_ids } = changes
  // Before what they are about is read: only then do we still know whom a lost membership was of.
  await retention.hints.spread(batch, now())
  if (order_ids.length + customer_ids.length + product_ids.length > 0) {
    const mirrored = await retention.ledger.exclusively(now(), (session) =>
      mirrorChanges(query, session, changes)
    )
    await refreshProblemsOf(retention, mirrored.order_ids, now())
  }
  await noteSeen(context, seen)
  await forgetFailures(context, batch)
  await retention.hints.settle(batch)
  return {
    hints: batch.length,
    failed: 0,
    orders: order_ids.length,
    customers: customer_ids.length,
    products: product_ids.length,
    seen: seen.length,
  }
}

/** A cart may be the first that is heard of a customer. */
async function noteSeen({ query, retention, now }: TakeInContext, seen: readonly CustomerSeen[]) {
  const unknown = await retention.seen.customers(seen)
  if (unknown.length > 0) {
    await retention.ledger.exclusively(now(), (session) =>
      mirrorChanges(query, session, { customer_ids: unknown })
    )
    await retention.seen.customers(seen.filter((one) => unknown.includes(one.customer_id)))
  }
}

async function putOff(context: TakeInContext, hint: TakenHint, error: unknown): Promise<void> {
  const { retention, now } = context
  const { kind, subject_id, failures } = hint
  const problem: FoundProblem = {
    kind: "sync_failed",
    subject_id,
    details: { record: kind, failures: failures + 1, error: messageOf(error) },
  }
  await retention.problems.replace(
    { subject_ids: [subject_id], kinds: ["sync_failed"] },
    [problem],
    now()
  )
  await retention.hints.putOff(hint, now())
}

async function forgetFailures({ retention, now }: TakeInContext, batch: readonly TakenHint[]) {
  const subject_ids = batch.flatMap((hint) => (hint.failures > 0 ? hint.subject_id : []))
  if (subject_ids.length > 0) {
    await retention.problems.replace({ subject_ids, kinds: ["sync_failed"] }, [], now())
  }
}

function sum(a: TakenIn, b: TakenIn): TakenIn {
  return {
    hints: a.hints + b.hints,
    failed: a.failed + b.failed,
    orders: a.orders + b.orders,
    customers: a.customers + b.customers,
    products: a.products + b.products,
    seen: a.seen + b.seen,
  }
}
