import { Button, Container } from "@medusajs/ui"
import type { Backfill } from "../../hooks/use-backfill"
import { useText } from "../../hooks/use-text"
import { BackfillFailure } from "./backfill-failure"
import { BackfillProgress } from "./backfill-progress"

/** A backfill that runs, or has failed, while earlier figures still stand below. */
export const BackfillBanner = ({ backfill }: { backfill: Backfill }) => {
  const { t } = useText()
  if (backfill.running) {
    return (
      <Container>
        <BackfillProgress state={backfill.running} />
      </Container>
    )
  }
  return backfill.failure === null ? null : (
    <Container className="flex items-center justify-between gap-x-6">
      <BackfillFailure backfill={backfill} />
      <Button
        size="small"
        variant="secondary"
        onClick={backfill.start}
        isLoading={backfill.starting}
      >
        {t("state.retry")}
      </Button>
    </Container>
  )
}
