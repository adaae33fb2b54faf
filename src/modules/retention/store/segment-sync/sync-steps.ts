import type { EntityManager } from "typeorm"
import { type GroupFacts, type GroupStep, groupStep } from "../../domain/segments/group-step"
import { FACTS, FORGET, NOTE } from "./sync-sql"

/** What Medusa has to be told of some customer records. */
export type GroupChanges = {
  /** Null where the segment fills no group any more. */
  readonly customer_group_id: string | null
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

type Record = GroupFacts & { readonly customer_id: string }

/**
 * Notes what is about to be done with customer records of which everything was just read, in a
 * transaction: whatever happens to us from here on, the next run knows what may have been done.
 */
export async function planSteps(
  manager: EntityManager,
  segment_id: string,
  customer_ids: readonly string[],
  now: Date
): Promise<GroupChanges> {
  const [sync] = await manager.query<{ customer_group_id: string; enabled: boolean }[]>(
    `SELECT customer_group_id, enabled FROM retention_segment_group
      WHERE segment_id = $1 FOR SHARE`,
    [segment_id]
  )
  if (!sync) {
    return { customer_group_id: null, add: [], remove: [] }
  }
  const records = await factsOf(manager, segment_id, customer_ids)
  // Switched off while we were on the way: only who is to be taken out goes on.
  const steps = records.flatMap((record) =>
    sync.enabled || record.state === "removing" ? { record, step: groupStep(record) } : []
  )
  await note(manager, segment_id, steps, now)
  const idsOf = (action: GroupStep["action"]) =>
    steps.flatMap(({ record, step }) => (step.action === action ? record.customer_id : []))
  return { customer_group_id: sync.customer_group_id, add: idsOf("add"), remove: idsOf("remove") }
}

/** Notes of customer records that Medusa was told of, and that were read since, what came true. */
export async function settleSteps(
  manager: EntityManager,
  segment_id: string,
  customer_ids: readonly string[],
  now: Date
): Promise<void> {
  const records = await factsOf(manager, segment_id, customer_ids)
  const settled = records.flatMap((record) => {
    const step = groupStep(record)
    return record.state !== null && step.action === null ? { record, step } : []
  })
  await note(manager, segment_id, settled, now)
}

function factsOf(
  manager: EntityManager,
  segment_id: string,
  customer_ids: readonly string[]
): Promise<Record[]> {
  return manager.query<Record[]>(FACTS, [customer_ids, segment_id])
}

async function note(
  manager: EntityManager,
  segment_id: string,
  steps: readonly { readonly record: Record; readonly step: GroupStep }[],
  now: Date
): Promise<void> {
  const changed = steps.filter(({ record, step }) => step.state !== record.state)
  const kept = changed.filter(({ step }) => step.state !== null)
  const gone = changed.filter(({ step }) => step.state === null)
  const idsOf = (some: typeof changed) => some.map(({ record }) => record.customer_id)
  if (kept.length > 0) {
    await manager.query(NOTE, [segment_id, idsOf(kept), kept.map(({ step }) => step.state), now])
  }
  if (gone.length > 0) {
    await manager.query(FORGET, [segment_id, idsOf(gone)])
  }
}
