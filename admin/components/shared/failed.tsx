import { ExclamationCircle, LockClosedSolid } from "@medusajs/icons"
import { FetchError } from "@medusajs/js-sdk"
import { Button, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

type FailedProps = {
  /** What the query threw. */
  readonly error: unknown
  /** Offered unless the server forbade it, when another try would change nothing. */
  readonly onRetry?: () => void
}

/** Stands where a block's content would: it did not come, why, and another try. */
export const Failed = ({ error, onRetry }: FailedProps) => {
  const { t } = useText()
  const forbidden = error instanceof FetchError && error.status === 403
  const Icon = forbidden ? LockClosedSolid : ExclamationCircle
  const message = error instanceof Error ? error.message : ""
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-3 px-6 py-4">
      <div className="flex min-w-0 flex-1 basis-60 items-start gap-x-3">
        <Icon className="text-ui-fg-subtle mt-0.5 shrink-0" aria-hidden />
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus" className="leading-6">
            {t(forbidden ? "state.forbidden_title" : "state.error_title")}
          </Text>
          {(forbidden || message) && (
            <Text size="small" className="text-ui-fg-subtle text-pretty break-words">
              {forbidden ? t("state.forbidden_text") : message}
            </Text>
          )}
        </div>
      </div>
      {onRetry && !forbidden && (
        <Button variant="secondary" size="small" className="shrink-0" onClick={onRetry}>
          {t("state.retry")}
        </Button>
      )}
    </div>
  )
}
