import type { MedusaContainer } from "@medusajs/framework/types"
import type { RetentionSegmentGroup } from "../../../../../../modules/retention/entities"
import type { SyncCounts } from "../../../../../../modules/retention/store/segment-sync/sync-counts"
import { type CustomerGroup, findGroup } from "../../../../../../workflows/segment-sync/find-group"
import { workContext } from "../../../../../../workflows/work-context"

/** How a customer group follows a segment. */
export type SyncView = SyncCounts &
  Pick<RetentionSegmentGroup, "enabled" | "include_guests" | "status" | "problem" | "synced_at"> & {
    /** Null where Medusa has it no more. */
    readonly customer_group: CustomerGroup | null
  }

/**
 * How a segment's sync stands; null where it never filled a group.
 * @throws MedusaError NOT_FOUND for an unknown segment
 */
export async function readSync(scope: MedusaContainer, id: string): Promise<SyncView | null> {
  const context = workContext(scope)
  const { segments, segmentSync } = context.retention
  await segments.retrieve(id)
  const sync = await segmentSync.retrieve(id)
  if (!sync) {
    return null
  }
  const customer_group = await findGroup(context, sync.customer_group_id)
  const counts = await segmentSync.counts(id, customer_group !== null)
  const { enabled, include_guests, status, problem, synced_at } = sync
  return { customer_group, enabled, include_guests, status, problem, synced_at, ...counts }
}
