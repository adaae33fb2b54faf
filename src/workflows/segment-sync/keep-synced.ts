import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { DueSync } from "../../modules/retention/store/segment-sync/due-syncs"
import type { MembershipRun } from "../../modules/retention/store/segments/membership-run"
import { messageOf } from "../changes/message-of"
import type { SyncSegmentInput } from "./run-sync"
import { workContext, type WorkContext } from "../work-context"
import { waitAtMost } from "./wait-at-most"
import { syncSegmentToCustomerGroupWorkflow } from "./workflows/sync-segment-to-customer-group"

/** What a run of the segments' evaluation changed. */
export type SegmentRun = Pick<MembershipRun, "touched">

/** Changed customer records that are looked at together. */
const RECORDS = 5_000

/** Most groups are in step by then. */
const PATIENCE_MS = 20_000

/**
 * Brings customer groups in step after segments were evaluated: those that somebody entered or
 * left, those whose customer records changed, and once a day all of them whole. They show what was
 * done and are no part of it: where that fails it is logged and noted with the segment's sync, the
 * evaluation stands, and a later run tries again. Never throws.
 */
export async function syncSegmentsAfter(
  container: MedusaContainer,
  run: SegmentRun
): Promise<void> {
  try {
    const context = workContext(container)
    const syncs = await context.retention.segmentSync.due(context.now())
    for (const sync of syncs) {
      const touched = run.touched.find(({ segment_id }) => segment_id === sync.segment_id)
      await syncTouched(context, sync, touched?.person_ids ?? [])
    }
    await syncChangedRecords(context, syncs)
  } catch (error) {
    logged(container, "customer groups could not be brought in step", error)
  }
}

/** @param person_ids who came or went */
async function syncTouched(
  context: WorkContext,
  { segment_id, whole }: DueSync,
  person_ids: readonly string[] | "all"
): Promise<void> {
  if (whole || person_ids === "all") {
    await sync(context, { segment_id })
  } else if (person_ids.length > 0) {
    await sync(context, { segment_id, person_ids })
  }
}

/**
 * Records that are another person's now, became accounts, or were put in or taken out by hand: none
 * of that need move anybody. What our own runs changed is among them, and found to be in place.
 */
async function syncChangedRecords(context: WorkContext, syncs: readonly DueSync[]): Promise<void> {
  const { segmentSync } = context.retention
  const last = await segmentSync.newestChange()
  for (;;) {
    const changed = last === null ? [] : await segmentSync.changedRecords(last, RECORDS)
    if (changed.length === 0) {
      return
    }
    const customer_ids = [...new Set(changed.map(({ customer_id }) => customer_id))]
    const differing = await segmentSync.differencesAnywhere(customer_ids)
    for (const { segment_id } of syncs) {
      const some = differing.get(segment_id)
      if (some) {
        await sync(context, { segment_id, customer_ids: some })
      }
    }
    await segmentSync.lookedAt(changed)
  }
}

/** A large group takes minutes: whoever scores and evaluates goes on meanwhile. */
async function sync({ container }: WorkContext, input: SyncSegmentInput): Promise<void> {
  await waitAtMost(PATIENCE_MS, syncAndLog(container, input))
}

/**
 * Runs a sync. What fails is logged, and noted with the sync, which is tried again as a whole:
 * nobody is lost by that. Never throws.
 */
export async function syncAndLog(
  container: MedusaContainer,
  input: SyncSegmentInput
): Promise<void> {
  try {
    await syncSegmentToCustomerGroupWorkflow(container).run({ input })
  } catch (error) {
    logged(container, `${input.segment_id} and its customer group are not in step`, error)
  }
}

function logged(container: MedusaContainer, what: string, error: unknown): void {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(`retention: ${what}; a later run tries again: ${messageOf(error)}`)
}
