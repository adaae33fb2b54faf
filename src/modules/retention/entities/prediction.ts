import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/**
 * What the model in force expects of a person, by their purchases until `predicted_at`: one row a
 * buyer, none while no model is in force (`domain/prediction/predict`). Chances and numbers of
 * purchases are of calendar days of the model's time zone; money is in `currency_code`.
 */
@Entity({ name: "retention_prediction" })
@Index("retention_prediction_next_purchase_at", ["next_purchase_at"])
export class RetentionPrediction {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_prediction_pkey" })
  person_id!: string

  /** The fit it was made by, `rmod_…`. */
  @Column({ type: "text" })
  model_fit_id!: string

  /** When it was last written; an equal one made later that day is not. */
  @Column({ type: "timestamptz" })
  predicted_at!: Date

  /** What money here is in, lower case. */
  @Column({ type: "text" })
  currency_code!: string

  /** The chance, from 0 to 1, that they buy within 30 days. */
  @Column({ type: "double precision" })
  chance_30!: number

  @Column({ type: "double precision" })
  chance_90!: number

  @Column({ type: "double precision" })
  chance_365!: number

  /** Days with a purchase within `horizon_days`, on average. */
  @Column({ type: "double precision" })
  expected_purchases!: number

  /** Net revenue of one of them, on average; null without a fit of spend, or where it is infinite. */
  @Column({ type: "numeric", nullable: true })
  expected_spend!: string | null

  /** Net revenue within `horizon_days`, discounted; null as `expected_spend`. */
  @Column({ type: "numeric", nullable: true })
  clv!: string | null

  /** `clv` times `margin`; null without one. */
  @Column({ type: "numeric", nullable: true })
  clv_margin!: string | null

  /** When they buy next if they are still a customer: the median; null beyond a hundred years. */
  @Column({ type: "timestamptz", nullable: true })
  next_purchase_at!: Date | null

  /** One in ten buys before … */
  @Column({ type: "timestamptz", nullable: true })
  next_purchase_from!: Date | null

  /** … and one in ten after this. */
  @Column({ type: "timestamptz", nullable: true })
  next_purchase_until!: Date | null

  /** Purchase days after the first. */
  @Column({ type: "integer" })
  frequency!: number

  /** Days from the first purchase day to the last. */
  @Column({ type: "integer" })
  recency_days!: number

  /** Days from the first purchase day to the day of the prediction. */
  @Column({ type: "integer" })
  age_days!: number

  /** Of the purchase days after the first, those with a known rate. */
  @Column({ type: "integer" })
  spend_count!: number

  /** Mean net revenue of those, to 4 decimals; null without any. */
  @Column({ type: "numeric", nullable: true })
  spend_mean!: string | null

  /** Days that `expected_purchases` and `clv` look ahead. */
  @Column({ type: "integer" })
  horizon_days!: number

  /** The policy's when it was made: 0.1 is ten per cent. */
  @Column({ type: "double precision" })
  annual_discount_rate!: number

  /** The policy's when it was made; null while unknown. */
  @Column({ type: "double precision", nullable: true })
  margin!: number | null
}
