import { ExclamationCircle } from "@medusajs/icons"
import { Button, Container, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

type OverviewErrorProps = {
  readonly error: Error | null
  readonly onRetry: () => void
}

/** Says that the figures did not come, what the server said, and offers another try. */
export const OverviewError = ({ error, onRetry }: OverviewErrorProps) => {
  const { t } = useText()
  return (
    <Container className="flex min-h-72 flex-col items-center justify-center gap-y-4" role="alert">
      <div className="flex flex-col items-center gap-y-1 text-center">
        <ExclamationCircle className="text-ui-fg-subtle mb-2" aria-hidden />
        <Text size="small" leading="compact" weight="plus">
          {t("state.error_title")}
        </Text>
        {error?.message && (
          <Text size="small" className="text-ui-fg-subtle">
            {error.message}
          </Text>
        )}
      </div>
      <Button variant="secondary" size="small" onClick={onRetry}>
        {t("state.retry")}
      </Button>
    </Container>
  )
}
