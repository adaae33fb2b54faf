import { ExclamationCircle } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useSyncOrder } from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import type { SegmentSync } from "../../../lib/segment/types"
import type { Segment } from "../../../lib/segments/types"
import { AllowedButton } from "../../shared/allowed-button"
import { GiveGroup } from "./give-group"

type SyncStoppedProps = {
  readonly segment: Segment
  readonly sync: SegmentSync
}

/** Why nobody is put into the group or taken out of it, and what helps. */
export const SyncStopped = ({ segment, sync }: SyncStoppedProps) => {
  const { t } = useText()
  const order = useSyncOrder(segment.id)
  const { problem } = sync
  if (problem === null) {
    return null
  }
  return (
    <div role="alert" className="flex items-start gap-x-3 px-6 py-4">
      <ExclamationCircle className="text-ui-tag-red-icon mt-0.5 shrink-0" aria-hidden />
      <div className="flex min-w-0 flex-col items-start gap-y-3">
        <Text size="small" className="text-pretty break-words">
          {t(`segment.sync.stopped.${problem.kind}`, { message: problem.message })}
        </Text>
        {problem.kind === "group_deleted" && segment.status === "active" && (
          <GiveGroup segment={segment} before={sync} />
        )}
        {problem.kind === "failed" && (
          <AllowedButton
            operation="configure"
            size="small"
            variant="secondary"
            isLoading={order.isPending}
            onClick={() => order.mutate({ to: "run" })}
          >
            {t("segment.sync.stopped.again")}
          </AllowedButton>
        )}
      </div>
    </div>
  )
}
