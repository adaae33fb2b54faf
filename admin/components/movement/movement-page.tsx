import { TimeZone } from "../../hooks/time-zone"
import { usePolicyZone } from "../../hooks/use-policy"
import { CohortCard } from "../cohorts/cohort-card"
import { FailedPage } from "../shared/failed-page"
import { FigureSkeleton } from "../shared/figure-skeleton"
import { MovementCard } from "./movement-card"

/** Who went from where to where between two days, and who came back to buy. */
const MovementPage = () => {
  // Which day it is depends on it, so nothing can be asked for before.
  const zone = usePolicyZone()
  if (zone.isError && !zone.data) {
    return <FailedPage error={zone.error} onRetry={() => void zone.refetch()} />
  }
  if (!zone.data) {
    return <FigureSkeleton height={480} />
  }
  return (
    <TimeZone.Provider value={zone.data}>
      <div className="flex flex-col gap-y-3">
        <MovementCard zone={zone.data} />
        <CohortCard />
      </div>
    </TimeZone.Provider>
  )
}

export default MovementPage
