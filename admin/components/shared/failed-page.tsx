import { Container } from "@medusajs/ui"
import { Failed } from "./failed"

type FailedPageProps = {
  readonly error: unknown
  readonly onRetry: () => void
}

/** Stands for a whole page, or a card, whose content did not come. */
export const FailedPage = ({ error, onRetry }: FailedPageProps) => (
  <Container className="p-0">
    <Failed error={error} onRetry={onRetry} />
  </Container>
)
