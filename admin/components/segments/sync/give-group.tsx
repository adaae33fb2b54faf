import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useSyncOrder } from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import { segmentName } from "../../../lib/segments/segment-name"
import type { Segment } from "../../../lib/segments/types"
import { AllowedButton } from "../../shared/allowed-button"
import { GroupDrawer } from "./group-drawer"

/** Switches the sync on: with a new group in one click, or with one that is chosen. */
export const GiveGroup = ({ segment }: { segment: Segment }) => {
  const text = useText()
  const { t } = text
  const order = useSyncOrder(segment.id)
  const [choosing, setChoosing] = useState(false)
  return (
    <div className="flex flex-wrap gap-2">
      <AllowedButton
        operation="configure"
        size="small"
        isLoading={order.isPending}
        onClick={() =>
          order.mutate(
            { to: "switch", body: { create_group: { name: segmentName(segment, text) } } },
            { onSuccess: () => toast.success(t("segment.sync.done.on")) }
          )
        }
      >
        {t("segment.sync.off.create")}
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
      {choosing && <GroupDrawer segment={segment} onClose={() => setChoosing(false)} />}
    </div>
  )
}
