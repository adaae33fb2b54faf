import { Checkbox, Label, Text, toast } from "@medusajs/ui"
import { useId, useState } from "react"
import { useSyncOrder } from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import type { SegmentSync } from "../../../lib/segment/types"
import { AllowedButton } from "../../shared/allowed-button"
import { Ask } from "../../shared/ask"

type SyncActionsProps = { readonly id: string; readonly sync: SegmentSync }

/** Looks at the group now, or switches it off. */
export const SyncActions = ({ id, sync }: SyncActionsProps) => {
  const { t } = useText()
  const order = useSyncOrder(id)
  const [asking, setAsking] = useState(false)
  return (
    <div className="flex items-center justify-end gap-x-2 px-6 py-3">
      {sync.status === "in_sync" && (
        <AllowedButton
          operation="configure"
          size="small"
          variant="transparent"
          isLoading={order.isPending && order.variables.to === "run"}
          onClick={() => order.mutate({ to: "run" })}
        >
          {t("segment.sync.run")}
        </AllowedButton>
      )}
      <AllowedButton
        operation="configure"
        size="small"
        variant="secondary"
        isLoading={order.isPending && order.variables.to === "switch"}
        onClick={() => setAsking(true)}
      >
        {t("segment.sync.switch_off")}
      </AllowedButton>
      {asking && (
        <AskOff
          sync={sync}
          onClose={() => setAsking(false)}
          onDo={(takeOut) =>
            order.mutate(
              { to: "switch", body: { enabled: false, take_out: takeOut } },
              { onSuccess: () => toast.success(t("segment.sync.done.off")) }
            )
          }
        />
      )}
    </div>
  )
}

type AskOffProps = {
  readonly sync: SegmentSync
  readonly onClose: () => void
  readonly onDo: (takeOut: boolean) => void
}

const AskOff = ({ sync, onClose, onDo }: AskOffProps) => {
  const { t, format } = useText()
  const id = useId()
  const [takeOut, setTakeOut] = useState(false)
  const ours = sync.by_segment
  return (
    <Ask
      title={t("segment.sync.ask.title")}
      text={
        sync.customer_group
          ? t("segment.sync.ask.text", { name: sync.customer_group.name })
          : t("segment.sync.stopped.group_deleted")
      }
      action={t("segment.sync.ask.do")}
      cancel={t("segment.ask.cancel")}
      onClose={onClose}
      onDo={() => onDo(takeOut)}
    >
      {sync.customer_group && ours > 0 && (
        <div className="flex items-start gap-x-2">
          <Checkbox
            id={id}
            checked={takeOut}
            onCheckedChange={(checked) => setTakeOut(checked === true)}
            aria-describedby={`${id}-hint`}
          />
          <div className="flex flex-col gap-y-0.5">
            <Label size="small" htmlFor={id}>
              {t("segment.sync.ask.take_out", { count: ours, n: format.count(ours) })}
            </Label>
            <Text size="small" id={`${id}-hint`} className="text-ui-fg-subtle">
              {t("segment.sync.ask.take_out_hint")}
            </Text>
          </div>
        </div>
      )}
    </Ask>
  )
}
