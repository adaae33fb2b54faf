import type {
  AskedSync,
  SyncTarget,
} from "../../modules/retention/store/segment-sync/segment-sync-store"
import { messageOf } from "../changes/message-of"
import { type SyncCounts, syncRecords } from "./sync-batch"
import { findGroup } from "./find-group"
import { type WorkContext } from "../work-context"

/** What to sync. */
export type SyncSegmentInput = {
  readonly segment_id: string
  /** Only the records of these people; everybody's when left out, as is `customer_ids`. */
  readonly person_ids?: readonly string[] | undefined
  /** These customer records besides, whosever they are. */
  readonly customer_ids?: readonly string[] | undefined
}

/** What a sync came to. */
export type SyncSegmentOutput = SyncCounts & {
  /**
   * - `in_sync`: the group is as the segment wants it, but for what hands did
   * - `waiting`: the segment was not evaluated yet, or another sync was asked for meanwhile
   * - `stopped`: it stands still; the segment's sync tells why
   * - `running_elsewhere`: another run is at it, and goes on with this
   * - `off`: it is switched off, and nobody is left to be taken out
   */
  readonly status: "in_sync" | "waiting" | "stopped" | "running_elsewhere" | "off"
}

/** Customer records that are looked for at once. */
const PAGE = 10_000

/** Others may ask faster than a large group is compared; the next run goes on then. */
const ROUNDS = 3

const NOTHING: SyncCounts = { added: 0, removed: 0 }

/**
 * Brings a customer group in step with the segment that it follows, one run at a time. Somebody
 * who asks while another run is at it has that one go round once more.
 * @throws what Medusa refuses; it is noted with the sync, which is tried again
 */
export async function runSync(
  context: WorkContext,
  input: SyncSegmentInput
): Promise<SyncSegmentOutput> {
  const { segmentSync } = context.retention
  const { segment_id } = input
  let counts = NOTHING
  let request = input
  for (let round = 1; ; round += 1) {
    const asked = await segmentSync.ask(segment_id, context.now())
    if (!asked) {
      return { ...counts, status: "off" }
    }
    const done = await segmentSync.alone(segment_id, () => syncOnce(context, request, asked))
    if (!done) {
      return { ...counts, status: "running_elsewhere" }
    }
    counts = sum(counts, done)
    // Now that the lock is given back: whoever could not get it has asked before.
    const isOvertaken = (await segmentSync.retrieve(segment_id))?.asked !== asked.asked
    if (!isOvertaken || round === ROUNDS) {
      return { ...counts, status: isOvertaken ? "waiting" : done.status }
    }
    request = { segment_id }
  }
}

async function syncOnce(
  context: WorkContext,
  request: SyncSegmentInput,
  { asked, was_in_sync }: AskedSync
): Promise<SyncSegmentOutput> {
  const { retention, now } = context
  const { segment_id, person_ids, customer_ids } = request
  try {
    const target = await retention.segmentSync.target(segment_id)
    const hindered = target ? await hindrance(context, target) : "off"
    if (target && hindered === null) {
      const whole = !was_in_sync || (person_ids === undefined && customer_ids === undefined)
      const counts = whole
        ? await syncEverybody(context, segment_id)
        : await syncSome(context, segment_id, { person_ids, customer_ids })
      await retention.segmentSync.finish(segment_id, { asked, whole, now: now() })
      return { ...counts, status: target.enabled ? "in_sync" : "off" }
    }
    if (hindered === "off") {
      await retention.segmentSync.finish(segment_id, { asked, whole: true, now: now() })
    }
    return { ...NOTHING, status: hindered ?? "off" }
  } catch (error) {
    const problem = { kind: "failed", message: messageOf(error) } as const
    await retention.segmentSync.stop(segment_id, problem, now())
    throw error
  }
}

/** Why nothing can be done, noted with the sync; null where something can. */
async function hindrance(
  context: WorkContext,
  { segment_id, customer_group_id, enabled, segment_stopped, is_built }: SyncTarget
): Promise<"stopped" | "waiting" | "off" | null> {
  const { retention, now } = context
  if (!(await findGroup(context, customer_group_id))) {
    if (!enabled) {
      await retention.segmentSync.forgetLeaving(segment_id)
      return "off"
    }
    const message = `The customer group ${customer_group_id} is deleted`
    await retention.segmentSync.stop(segment_id, { kind: "group_deleted", message }, now())
    return "stopped"
  }
  if (!enabled) {
    return null
  }
  if (segment_stopped !== null) {
    const problem = { kind: "segment_stopped", message: segment_stopped } as const
    await retention.segmentSync.stop(segment_id, problem, now())
    return "stopped"
  }
  return is_built ? null : "waiting"
}

async function syncEverybody(context: WorkContext, segment_id: string): Promise<SyncCounts> {
  let counts = NOTHING
  let after = ""
  for (;;) {
    const page = { after, limit: PAGE }
    const ids = await context.retention.segmentSync.differences(segment_id, page)
    counts = sum(counts, await syncRecords(context, segment_id, ids))
    const last = ids.at(-1)
    if (last === undefined || ids.length < PAGE) {
      return counts
    }
    after = last
  }
}

async function syncSome(
  context: WorkContext,
  segment_id: string,
  { person_ids = [], customer_ids = [] }: Omit<SyncSegmentInput, "segment_id">
): Promise<SyncCounts> {
  const some = { person_ids, customer_ids }
  const ids = await context.retention.segmentSync.differencesOf(segment_id, some)
  return syncRecords(context, segment_id, ids)
}

function sum(a: SyncCounts, b: SyncCounts): SyncCounts {
  return { added: a.added + b.added, removed: a.removed + b.removed }
}
