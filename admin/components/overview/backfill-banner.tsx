import { Button, Container, Text } from "@medusajs/ui"
import type { Backfill } from "../../hooks/use-backfill"
import { useText } from "../../hooks/use-text"
import { BackfillFailure } from "./backfill-failure"
import { BackfillProgress } from "./backfill-progress"

type BackfillBannerProps = {
  readonly backfill: Backfill
  /** False while the figures below rest on new orders alone. */
  readonly everRun: boolean
}

/** Stands above the figures while past orders are being read, have not been, or could not be. */
export const BackfillBanner = ({ backfill, everRun }: BackfillBannerProps) => {
  const { t } = useText()
  if (backfill.running) {
    return (
      <Container>
        <BackfillProgress state={backfill.running} />
      </Container>
    )
  }
  if (everRun && backfill.failure === null) {
    return null
  }
  return (
    <Container className="flex items-center justify-between gap-x-6">
      {backfill.failure === null ? (
        <Text size="small">{t("backfill.never_run")}</Text>
      ) : (
        <BackfillFailure backfill={backfill} />
      )}
      <Button
        size="small"
        variant="secondary"
        onClick={backfill.start}
        isLoading={backfill.starting}
      >
        {t("backfill.start")}
      </Button>
    </Container>
  )
}
