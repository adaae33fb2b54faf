import { FailedPage } from "../shared/failed-page"
import { OverviewContent } from "./overview-content"
import { OverviewSkeleton } from "./overview-skeleton"
import { BackfillCard } from "./backfill-card"
import { BackfillBanner } from "./backfill-banner"
import { useOverview } from "../../hooks/use-overview"
import { usePolicy } from "../../hooks/use-policy"
import { TimeZone } from "../../hooks/time-zone"
import { useBackfill } from "../../hooks/use-backfill"

/** The Retention page: the whole shop at a glance, or the way to get there. */
const OverviewPage = () => {
  const overview = useOverview()
  const policy = usePolicy()
  const backfill = useBackfill()

  if (overview.isError && !overview.data) {
    return <FailedPage error={overview.error} onRetry={() => void overview.refetch()} />
  }
  if (!overview.data) {
    return <OverviewSkeleton />
  }
  const { fit, sync, buyers } = overview.data
  if (!fit || (!sync.backfill && buyers === 0)) {
    return <BackfillCard backfill={backfill} />
  }
  return (
    <TimeZone.Provider value={overview.data.time_zone}>
      <div className="flex flex-col gap-y-3">
        <BackfillBanner backfill={backfill} everRun={sync.backfill !== null} />
        <OverviewContent overview={overview.data} fit={fit} policy={policy} />
      </div>
    </TimeZone.Provider>
  )
}

export default OverviewPage
