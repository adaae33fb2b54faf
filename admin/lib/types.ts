import type { BackfillState } from "./backfill"
import type { Policy } from "../../src/modules/retention/domain/policy/schema"
import type {
  Backtest,
  Limits,
  LimitsMethod,
  ProblemKind,
  RawLimits,
  Stage,
  Tier,
} from "../../src/modules/retention/domain/types"

/** How many people, and what they have spent: a decimal string in base currency. */
export type Holding = {
  readonly people: number
  readonly revenue: string
}

/** One non-empty cell of the tier × stage matrix; prospects have no tier. */
export type MatrixCell = Holding & {
  readonly tier: Tier | null
  readonly stage: Stage
}

/** The newest fit as the API shows it. */
export type OverviewFit = {
  readonly fitted_at: string
  readonly policy_version: number
  readonly buyers: number
  /** Gaps between purchase days that the limits rest on. */
  readonly gaps: number
  readonly history_days: number
  readonly limits: Limits
  readonly raw_limits: RawLimits | null
  readonly method: LimitsMethod
  readonly backtest: Backtest | null
}

/** `GET /admin/retention/overview`. */
export type Overview = {
  readonly as_of: string
  readonly currency: string
  readonly policy_version: number
  readonly time_zone: string
  readonly customers: number
  readonly buyers: number
  readonly orders: number
  readonly cancelled: number
  readonly net_revenue: string
  readonly fit: OverviewFit | null
  readonly tiers: Readonly<Record<Tier, Holding>>
  readonly stages: Readonly<Record<Stage, Holding>>
  readonly matrix: readonly MatrixCell[]
  /** Null before the first snapshot. */
  readonly revenue_at_risk: string | null
  /** When it was worked out: the newest snapshot's time. */
  readonly revenue_at_risk_as_of?: string | null
  readonly problems: Readonly<Partial<Record<ProblemKind, number>>>
  readonly sync: {
    readonly backfill: BackfillState | null
    readonly nightly_at: string | null
  }
}

/** The settings of the policy that the overview explains. */
export type PolicyStage = Policy["stage"]
