import { Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useSyncOrder } from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import type { SegmentSync } from "../../../lib/segment/types"
import { segmentName } from "../../../lib/segments/segment-name"
import type { Segment } from "../../../lib/segments/types"
import { AllowedButton } from "../../shared/allowed-button"
import { GroupDrawer } from "./group-drawer"

type GiveGroupProps = {
  readonly segment: Segment
  /** How it was before; null where no group ever followed the segment. */
  readonly before: SegmentSync | null
}

/** Switches the sync on in one click, with the group it had or a new one; or with another group. */
export const GiveGroup = ({ segment, before }: GiveGroupProps) => {
  const text = useText()
  const { t } = text
  const order = useSyncOrder(segment.id)
  const [choosing, setChoosing] = useState(false)
  const group = before?.customer_group ?? null
  const guests = before?.include_guests ?? false
  const name = group?.name ?? segmentName(segment, text)
  const which = group === null ? "create" : "again"
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex flex-wrap gap-2">
        <AllowedButton
          operation="configure"
          size="small"
          isLoading={order.isPending}
          onClick={() =>
            order.mutate(
              {
                to: "switch",
                body: {
                  ...(group === null
                    ? { create_group: { name } }
                    : { customer_group_id: group.id }),
                  include_guests: guests,
                },
              },
              { onSuccess: () => toast.success(t("segment.sync.done.on")) }
            )
          }
        >
          {t(`segment.sync.off.${which}`)}
        </AllowedButton>
        <AllowedButton
          operation="configure"
          size="small"
          variant="secondary"
          disabled={order.isPending}
          onClick={() => setChoosing(true)}
        >
          {t("segment.sync.off.choose")}
        </AllowedButton>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty break-words">
        {t(`segment.sync.off.${which}${guests ? "_guests" : ""}_hint`, { name })}
      </Text>
      {choosing && (
        <GroupDrawer segment={segment} guests={guests} onClose={() => setChoosing(false)} />
      )}
    </div>
  )
}
