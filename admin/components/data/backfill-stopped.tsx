import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { BackfillState } from "../../lib/backfill"

/** Why a backfill that can go on does not, in words; a failure in the server's own. */
export const BackfillStopped = ({ state }: { state: BackfillState }) => {
  const { t, format } = useText()
  const { status, finished_at, error, phase } = state
  if (status === "failed") {
    return (
      <Text size="small" role="alert" className="text-ui-fg-error text-pretty">
        {t("backfill.failed", { message: error ?? phase })}
      </Text>
    )
  }
  const paused = status === "paused"
  return (
    <Text size="small" className="text-ui-fg-subtle text-pretty">
      {paused && finished_at !== null
        ? t("backfill.paused_at", { time: format.moment(finished_at) })
        : t(paused ? "backfill.paused" : "backfill.interrupted")}
    </Text>
  )
}
