import type { Overview, OverviewFit, PolicyStage } from "../../lib/types"
import { BacktestCard } from "./backtest-card"
import { HealthCard } from "./health-card"
import { MatrixCard } from "./matrix-card"
import { RhythmCard } from "./rhythm-card"
import { SummaryCard } from "./summary-card"

type OverviewContentProps = {
  readonly overview: Overview
  readonly fit: OverviewFit
  readonly policy: PolicyStage
}

/** The cards of the page, from the whole shop down to what is wrong with its data. */
export const OverviewContent = ({ overview, fit, policy }: OverviewContentProps) => (
  <div className="flex flex-col gap-y-3">
    <SummaryCard overview={overview} />
    <MatrixCard overview={overview} limits={fit.limits} policy={policy} />
    <div className="grid items-stretch gap-3 xl:grid-cols-2">
      <RhythmCard fit={fit} policy={policy} />
      <BacktestCard backtest={fit.backtest} timeZone={overview.time_zone} />
    </div>
    <HealthCard problems={overview.problems} />
  </div>
)
