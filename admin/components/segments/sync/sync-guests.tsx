import { Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useAllowed } from "../../../hooks/use-allowed"
import { useSyncOrder } from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import type { SegmentSync } from "../../../lib/segment/types"
import { Ask } from "../../shared/ask"
import { GuestsSwitch } from "./guests-switch"

type SyncGuestsProps = {
  readonly id: string
  readonly sync: SegmentSync
  readonly group: NonNullable<SegmentSync["customer_group"]>
}

/** The switch for guests, which asks first, either way. */
export const SyncGuests = ({ id, sync, group }: SyncGuestsProps) => {
  const { t, format } = useText()
  const order = useSyncOrder(id)
  const [asking, setAsking] = useState(false)
  const forbidden = useAllowed("configure") === false
  const to = sync.include_guests ? "off" : "on"
  const leftOut = sync.guests_left_out
  return (
    <div className="px-6 py-4">
      <GuestsSwitch
        checked={sync.include_guests}
        disabled={forbidden || order.isPending}
        onChange={() => setAsking(true)}
      >
        {leftOut > 0 && (
          <Text size="small" className="text-pretty">
            {t("segment.sync.guests.left_out", { count: leftOut, n: format.count(leftOut) })}
          </Text>
        )}
      </GuestsSwitch>
      {asking && (
        <Ask
          title={t(`segment.sync.guests.${to}_title`)}
          text={t(`segment.sync.guests.${to}_text`)}
          action={t(`segment.sync.guests.${to}_do`)}
          cancel={t("segment.ask.cancel")}
          danger
          onDo={() =>
            order.mutate(
              {
                to: "switch",
                body: { customer_group_id: group.id, include_guests: to === "on" },
              },
              { onSuccess: () => toast.success(t(`segment.sync.done.guests_${to}`)) }
            )
          }
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
