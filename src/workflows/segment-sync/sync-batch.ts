import { linkCustomersToCustomerGroupWorkflow } from "@medusajs/medusa/core-flows"
import { mirrorChanges } from "../ledger/readers/mirror-changes"
import type { WorkContext } from "../work-context"

/** How many customer records were put into a group and taken out of it. */
export type SyncCounts = { readonly added: number; readonly removed: number }

/** Customer records at once: what the ledger is held for, and what one call tells Medusa. */
const BATCH = 250

/** Puts customer records of a segment that stand otherwise in its group than they should in place. */
export async function syncRecords(
  context: WorkContext,
  segment_id: string,
  customer_ids: readonly string[]
): Promise<SyncCounts> {
  let added = 0
  let removed = 0
  for (let start = 0; start < customer_ids.length; start += BATCH) {
    const done = await syncBatch(context, segment_id, customer_ids.slice(start, start + BATCH))
    added += done.added
    removed += done.removed
  }
  return { added, removed }
}

/**
 * Reads the records again, since what we know of a group may be from before a hand was there; notes
 * what is to be done; tells Medusa; reads those again that it was told of, and notes what came true.
 * A crash anywhere in between leaves notes by which the next sync finds out what was done.
 */
async function syncBatch(
  context: WorkContext,
  segment_id: string,
  customer_ids: readonly string[]
): Promise<SyncCounts> {
  const { container, retention, now } = context
  await readAgain(context, customer_ids)
  const plan = await retention.segmentSync.plan(segment_id, customer_ids, now())
  const { customer_group_id, add, remove } = plan
  const told = [...add, ...remove]
  if (customer_group_id === null || told.length === 0) {
    return { added: 0, removed: 0 }
  }
  await linkCustomersToCustomerGroupWorkflow(container).run({
    input: { id: customer_group_id, add: [...add], remove: [...remove] },
  })
  await readAgain(context, told)
  await retention.segmentSync.settle(segment_id, told, now())
  return { added: add.length, removed: remove.length }
}

async function readAgain({ query, retention, now }: WorkContext, customer_ids: readonly string[]) {
  await retention.ledger.exclusively(now(), (session) =>
    mirrorChanges(query, session, { customer_ids })
  )
}
