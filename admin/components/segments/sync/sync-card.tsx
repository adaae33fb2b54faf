import { StatusBadge } from "@medusajs/ui"
import { useSegmentSync } from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import type { SegmentSync } from "../../../lib/segment/types"
import type { Segment } from "../../../lib/segments/types"
import { Failed } from "../../shared/failed"
import { Loading } from "../../shared/loading"
import { Section } from "../../shared/section"
import { SYNC_COLOR } from "./sync-color"
import { SyncOff } from "./sync-off"
import { SyncOn } from "./sync-on"

/** The customer group in Medusa that follows the segment, and the switch for it. */
export const SyncCard = ({ segment }: { segment: Segment }) => {
  const { t } = useText()
  const sync = useSegmentSync(segment.id)
  const state = stateOf(sync.data)
  return (
    <Section
      title={t("segment.sync.title")}
      description={sync.data?.enabled ? undefined : t("segment.sync.description")}
      aside={
        state && (
          <StatusBadge color={SYNC_COLOR[state]}>{t(`segment.sync.state.${state}`)}</StatusBadge>
        )
      }
    >
      {sync.data?.enabled ? (
        <SyncOn segment={segment} sync={sync.data} />
      ) : sync.data !== undefined ? (
        <SyncOff segment={segment} before={sync.data} />
      ) : sync.isError ? (
        <Failed error={sync.error} onRetry={() => void sync.refetch()} />
      ) : (
        <div className="px-6 py-4">
          <Loading height={160} />
        </div>
      )}
    </Section>
  )
}

/** Null until it is known. */
function stateOf(sync: SegmentSync | null | undefined): keyof typeof SYNC_COLOR | null {
  if (sync === undefined) {
    return null
  }
  // Switched off, those whom it put in may be on their way out.
  return sync?.enabled || sync?.status === "waiting" ? sync.status : "off"
}
