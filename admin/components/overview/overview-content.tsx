import type { usePolicy } from "../../hooks/use-policy"
import type { Overview, OverviewFit } from "../../lib/types"
import { BacktestCard } from "./backtest-card"
import { HealthCard } from "./health-card"
import { MatrixCard } from "./matrix-card"
import { MovesCard } from "./moves-card"
import { RhythmCard } from "./rhythm-card"
import { SummaryCard } from "./summary-card"
import { TrendCard } from "./trend-card"

type OverviewContentProps = {
  readonly overview: Overview
  readonly fit: OverviewFit
  /** Explains the figures; the cards stand without it. */
  readonly policy: ReturnType<typeof usePolicy>
}

/** The page's cards: what happened, where all stand, and last what the figures rest on. */
export const OverviewContent = ({ overview, fit, policy }: OverviewContentProps) => (
  <div className="flex flex-col gap-y-3">
    <SummaryCard overview={overview} />
    <div className="grid items-stretch gap-3 xl:grid-cols-12 [&>*]:min-w-0">
      <div className="flex flex-col xl:col-span-5 [&>*]:flex-1">
        <MovesCard />
      </div>
      <div className="flex flex-col xl:col-span-7 [&>*]:flex-1">
        <TrendCard />
      </div>
    </div>
    <MatrixCard overview={overview} limits={fit.limits} policy={policy.data?.settings.stage} />
    <RhythmCard fit={fit} policy={policy} />
    <div className="grid items-stretch gap-3 xl:grid-cols-2 [&>*]:min-w-0">
      <BacktestCard backtest={fit.backtest} timeZone={overview.time_zone} />
      <HealthCard problems={overview.problems} sync={overview.sync} />
    </div>
  </div>
)
