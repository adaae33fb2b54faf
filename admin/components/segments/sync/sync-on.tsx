import type { SegmentSync } from "../../../lib/segment/types"
import type { Segment } from "../../../lib/segments/types"
import { SyncActions } from "./sync-actions"
import { SyncCounts } from "./sync-counts"
import { SyncGuests } from "./sync-guests"
import { SyncStopped } from "./sync-stopped"
import { SyncUses } from "./sync-uses"

type SyncOnProps = { readonly segment: Segment; readonly sync: SegmentSync }

/** A group that follows the segment: how it stands, who is in it, and what it is good for. */
export const SyncOn = ({ segment, sync }: SyncOnProps) => (
  <>
    <SyncStopped segment={segment} sync={sync} />
    {sync.customer_group && (
      <>
        <SyncCounts id={segment.id} sync={sync} group={sync.customer_group} />
        <SyncGuests id={segment.id} sync={sync} group={sync.customer_group} />
        <SyncUses />
      </>
    )}
    <SyncActions id={segment.id} sync={sync} />
  </>
)
