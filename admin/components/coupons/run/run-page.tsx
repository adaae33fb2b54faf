import { Container } from "@medusajs/ui"
import { TimeZone } from "../../../hooks/time-zone"
import { refusedIn, useCouponRun } from "../../../hooks/use-coupon-runs"
import { usePolicyZone } from "../../../hooks/use-policy"
import { useText } from "../../../hooks/use-text"
import { COUPONS_PATH } from "../../../lib/coupons/coupons-path"
import type { CouponRun } from "../../../lib/coupons/types"
import { FailedPage } from "../../shared/failed-page"
import { Gone } from "../../shared/gone"
import { CouponsList } from "../list/coupons-list"
import { CouponsSkeleton } from "../list/coupons-skeleton"
import { RefusalsCard } from "./refusals-card"
import { RunFigures } from "./run-figures"
import { RunHeader } from "./run-header"

/** One batch: how far it is, what it gave to whom, who got none and why, what became of it. */
const RunPage = ({ id }: { id: string }) => {
  const run = useCouponRun(id)
  const { data: zone } = usePolicyZone()
  if (run.data) {
    return (
      <TimeZone.Provider value={zone}>
        <Content run={run.data} />
      </TimeZone.Provider>
    )
  }
  if (run.isPending) {
    return <CouponsSkeleton />
  }
  return run.isError ? (
    <FailedPage error={run.error} onRetry={() => void run.refetch()} />
  ) : (
    <RunGone />
  )
}

const Content = ({ run }: { run: CouponRun }) => (
  <div className="flex flex-col gap-y-3">
    <RunHeader run={run} />
    <RunFigures run={run} />
    {refusedIn(run) > 0 && <RefusalsCard run={run} />}
    {run.issued > 0 && (
      <Container className="flex flex-col p-0">
        <CouponsList of={{ run_id: run.id }} />
      </Container>
    )}
  </div>
)

const RunGone = () => {
  const { t } = useText()
  return (
    <Gone
      title={t("coupons.run.gone_title")}
      text={t("coupons.run.gone_text")}
      to={COUPONS_PATH}
      label={t("coupons.run.all")}
    />
  )
}

export default RunPage
