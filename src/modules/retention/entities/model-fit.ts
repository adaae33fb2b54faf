import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { CannotFitReason } from "../domain/models/cannot-fit-error"
import type { DropoutModel, DropoutParams } from "../domain/models/types"
import type {
  Calibration,
  Gate,
  ModelFitStatus,
  PoissonGammaFit,
  SpendFit,
  Tracking,
} from "../domain/prediction/types"

/**
 * The models of repeat purchases and spend, fitted to the whole ledger at one moment, and how good
 * they are. The newest one decides whether anything is predicted.
 */
@Entity({ name: "retention_model_fit" })
@Index("retention_model_fit_fitted_at", ["fitted_at"])
export class RetentionModelFit {
  /** `rmod_…` */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_model_fit_pkey" })
  id!: string

  /** The moment that it is of. */
  @Column({ type: "timestamptz" })
  fitted_at!: Date

  @Column({ type: "integer" })
  policy_version!: number

  @Column({ type: "text" })
  model!: DropoutModel

  /** Of the way it is fitted. */
  @Column({ type: "integer" })
  model_version!: number

  @Column({ type: "text" })
  time_unit!: "day"

  /** The policy's: in it purchases are days. */
  @Column({ type: "text" })
  time_zone!: string

  /** The base currency, lower case, of the spend. */
  @Column({ type: "text" })
  currency_code!: string

  /** First purchase day of the ledger, `YYYY-MM-DD`; null without purchases. */
  @Column({ type: "date", nullable: true })
  data_from!: string | null

  /** Last purchase day. */
  @Column({ type: "date", nullable: true })
  data_until!: string | null

  /** Days from `data_from` to the day of the fit. */
  @Column({ type: "integer" })
  history_days!: number

  @Column({ type: "integer" })
  buyers!: number

  /** Of them, with more than one purchase day. */
  @Column({ type: "integer" })
  repeat_buyers!: number

  /** Distinct (frequency, recency, age) among them. */
  @Column({ type: "integer" })
  tuples!: number

  @Column({ type: "text" })
  status!: ModelFitStatus

  /** Why there was nothing to fit; null unless refused. */
  @Column({ type: "text", nullable: true })
  refusal!: CannotFitReason | null

  @Column({ type: "integer" })
  iterations!: number

  @Column({ type: "jsonb", nullable: true })
  params!: DropoutParams | null

  /** Null unless `ok`. */
  @Column({ type: "jsonb", nullable: true })
  standard_errors!: DropoutParams | null

  /** Of time in days. */
  @Column({ type: "double precision", nullable: true })
  log_likelihood!: number | null

  @Column({ type: "jsonb", nullable: true })
  poisson_gamma!: PoissonGammaFit | null

  /** Twice what the log-likelihood is above the Poisson-gamma's. */
  @Column({ type: "double precision", nullable: true })
  likelihood_gain!: number | null

  @Column({ type: "jsonb" })
  spend!: SpendFit

  @Column({ type: "jsonb" })
  gate!: Gate

  /** Long, so it is read only where it is asked for. */
  @Column({ type: "jsonb", select: false })
  calibration!: Calibration

  /** See {@link calibration}; null where there was no fit to track. */
  @Column({ type: "jsonb", nullable: true, select: false })
  tracking!: Tracking | null
}
