import { Button, Container, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { Backfill } from "../../hooks/use-backfill"
import { useText } from "../../hooks/use-text"
import { canGoOn } from "../../lib/backfill"
import { BackfillProgress } from "../data/backfill-progress"
import { BackfillStopped } from "../data/backfill-stopped"
import { BackfillStart } from "./backfill-start"

type BackfillBannerProps = {
  readonly backfill: Backfill
  /** False while the figures below rest on new orders alone. */
  readonly everRun: boolean
}

/** Stands above the figures while past orders are being read, have not been, or could not be. */
export const BackfillBanner = ({ backfill, everRun }: BackfillBannerProps) => {
  const { t } = useText()
  const { state, running } = backfill
  if (running) {
    return (
      <Container className="flex items-center justify-between gap-x-6">
        <BackfillProgress state={running} />
        <DataLink />
      </Container>
    )
  }
  const stopped = state !== null && canGoOn(state) ? state : null
  if (everRun && !stopped) {
    return null
  }
  return (
    <Container className="flex items-center justify-between gap-x-6">
      {stopped ? (
        <BackfillStopped state={stopped} />
      ) : (
        <Text size="small">{t("backfill.never_run")}</Text>
      )}
      <div className="flex shrink-0 items-center gap-x-2">
        {stopped && <DataLink />}
        <BackfillStart backfill={backfill} stopped={stopped !== null} variant="secondary" />
      </div>
    </Container>
  )
}

const DataLink = () => {
  const { t } = useText()
  return (
    <Button size="small" variant="transparent" asChild>
      <Link to="/retention/data">{t("data.details")}</Link>
    </Button>
  )
}
