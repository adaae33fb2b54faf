import { Button, Text } from "@medusajs/ui"
import { useAllowed } from "../../hooks/use-allowed"
import type { Backfill } from "../../hooks/use-backfill"
import { useText } from "../../hooks/use-text"

type BackfillStartProps = {
  readonly backfill: Backfill
  /** True where one stopped that can go on. */
  readonly stopped: boolean
  readonly variant: "primary" | "secondary"
}

/** Starts the reading of past orders, or says who can. */
export const BackfillStart = ({ backfill, stopped, variant }: BackfillStartProps) => {
  const { t } = useText()
  const allowed = useAllowed("operate")
  if (allowed === false) {
    return (
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t("overview.may_not_operate")}
      </Text>
    )
  }
  return (
    <Button
      size="small"
      variant={variant}
      onClick={backfill.start}
      isLoading={backfill.busy}
      disabled={allowed === undefined}
    >
      {t(stopped ? "backfill.go_on" : "backfill.start")}
    </Button>
  )
}
