import { Text } from "@medusajs/ui"
import type { Backfill } from "../../hooks/use-backfill"
import { useText } from "../../hooks/use-text"

/** Why the last backfill stopped or did not start, in the server's words; else nothing. */
export const BackfillFailure = ({ backfill }: { backfill: Backfill }) => {
  const { t } = useText()
  return backfill.failure === null ? null : (
    <Text size="small" role="alert" className="text-ui-fg-error text-pretty">
      {t("backfill.failed", { message: backfill.failure })}
    </Text>
  )
}
