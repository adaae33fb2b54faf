import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Backtest, GapCount, Limits, LimitsMethod, RawLimits } from "../domain/types"

/** Cut points and limits, measured on the whole ledger at one moment; scoring uses the newest. */
@Entity({ name: "retention_fit" })
@Index("retention_fit_fitted_at", ["fitted_at"])
export class RetentionFit {
  /** `rfit_…` */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_fit_pkey" })
  id!: string

  @Column({ type: "timestamptz" })
  fitted_at!: Date

  @Column({ type: "integer" })
  policy_version!: number

  /** Why it was made. */
  @Column({ type: "text" })
  cause!: "backfill" | "nightly" | "policy"

  /** True when the limits were refitted too: monthly, after a backfill, on a policy edit. */
  @Column({ type: "boolean" })
  limits_refitted!: boolean

  /** Number of buyers it rests on. */
  @Column({ type: "integer" })
  buyers!: number

  /** Number of gaps between purchase days that the limits rest on. */
  @Column({ type: "integer" })
  gaps!: number

  /**
   * How often each gap occurred, ascending; null for fits of earlier versions. Long, so it is read
   * only where it is asked for.
   */
  @Column({ type: "jsonb", nullable: true, select: false })
  gap_counts!: GapCount[] | null

  /** Days from the ledger's first purchase to the fit that made the limits. */
  @Column({ type: "integer" })
  history_days!: number

  /** V must exceed this for high value; null without buyers. */
  @Column({ type: "numeric", nullable: true })
  high_value_cut!: string | null

  /** V must exceed this for mid value. */
  @Column({ type: "numeric", nullable: true })
  mid_value_cut!: string | null

  /** B: the median basket. */
  @Column({ type: "numeric", nullable: true })
  median_basket!: string | null

  /** Days, after clamps and the monthly step. */
  @Column({ type: "jsonb" })
  limits!: Limits

  /** The percentiles as measured, before any clamp; null where there are no gaps. */
  @Column({ type: "jsonb", nullable: true })
  raw_limits!: RawLimits | null

  @Column({ type: "text" })
  method!: LimitsMethod

  /** Four cut points of silence, in seconds at `fitted_at`. */
  @Column({ type: "jsonb" })
  silence_cuts!: number[]

  /** Four cut points of N. */
  @Column({ type: "jsonb" })
  frequency_cuts!: number[]

  /** Four cut points of V, decimal strings. */
  @Column({ type: "jsonb" })
  monetary_cuts!: string[]

  @Column({ type: "jsonb", nullable: true })
  backtest!: Backtest | null
}
