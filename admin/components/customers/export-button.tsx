import { ArrowDownTray } from "@medusajs/icons"
import { Button, Text, Tooltip } from "@medusajs/ui"
import { useId } from "react"
import { useAllowed } from "../../hooks/use-allowed"
import type { Export } from "../../hooks/use-export"
import { useText } from "../../hooks/use-text"

type ExportButtonProps = {
  readonly saving: Export
  /** How many would be exported; null while that is not known. */
  readonly count: number | null
  /** Null while it cannot be said yet what would be exported. */
  readonly onExport: (() => void) | null
}

/** Saves everybody found as a file; says how far it is, why it failed, or why it may not be. */
export const ExportButton = ({ saving, count, onExport }: ExportButtonProps) => {
  const { t, format } = useText()
  const allowed = useAllowed("export")
  const hintId = useId()
  const busy = saving.progress !== null
  const hint =
    allowed === false
      ? t("customers.export.forbidden")
      : count === 0
        ? t("customers.export.nobody")
        : t("customers.export.hint")
  const off = allowed !== true || count === 0 || onExport === null || busy
  return (
    <div className="flex items-center gap-x-3">
      <Text size="small" role="status" className="text-ui-fg-subtle tabular-nums">
        {busy && t("customers.export.progress", { n: format.count(saving.progress) })}
      </Text>
      {!busy && saving.failure !== null && (
        <Text size="small" role="alert" className="text-ui-fg-error max-w-80 truncate">
          {t("customers.export.failed")}
        </Text>
      )}
      <Tooltip content={hint}>
        {/* Not `disabled`: one must be able to reach it to learn why it does nothing. */}
        <Button
          size="small"
          variant="secondary"
          aria-disabled={off}
          aria-describedby={hintId}
          className={off ? "text-ui-fg-disabled cursor-not-allowed" : undefined}
          onClick={() => !off && onExport()}
        >
          <ArrowDownTray aria-hidden />
          {t("customers.export.action")}
        </Button>
      </Tooltip>
      <span id={hintId} className="sr-only">
        {hint}
      </span>
    </div>
  )
}
