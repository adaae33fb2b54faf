import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from "typeorm"
import type { RfmGroup, Stage, Tier } from "../domain/types"
import { RetentionPerson } from "./person"

/**
 * What we know of a person: state, derived from the ledger, the policy, the fit and the time
 * by one SQL statement (`store/scoring`). Money is in the policy's base currency.
 */
@Entity({ name: "retention_profile" })
@Index("retention_profile_next_change_at", { synchronize: false })
@Index("retention_profile_stage", { synchronize: false })
@Index("retention_profile_last_purchase_at", { synchronize: false })
@Index("retention_profile_total_revenue", { synchronize: false })
@Index("retention_profile_purchase_count", { synchronize: false })
@Index("retention_profile_slowing", { synchronize: false })
@Index("retention_profile_tier", ["tier"])
export class RetentionProfile {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_profile_pkey" })
  person_id!: string

  @OneToOne(() => RetentionPerson, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "person_id" })
  person!: Relation<RetentionPerson>

  /** Value tier with grace; null for prospects. */
  @Column({ type: "text", nullable: true })
  tier!: Tier | null

  /** Value tier by today's facts, without grace; null for prospects. */
  @Column({ type: "text", nullable: true })
  tier_target!: Tier | null

  /** Since when the target has been below the tier; null when it is not. */
  @Column({ type: "timestamptz", nullable: true })
  downgrade_since!: Date | null

  @Column({ type: "text", nullable: true })
  previous_tier!: Tier | null

  /** When the present tier was noticed. */
  @Column({ type: "timestamptz" })
  tier_changed_at!: Date

  @Column({ type: "text" })
  stage!: Stage

  @Column({ type: "text", nullable: true })
  previous_stage!: Stage | null

  /** When the present stage was noticed. */
  @Column({ type: "timestamptz" })
  stage_changed_at!: Date

  /** Silent for longer than is usual for this person. */
  @Column({ type: "boolean", default: false })
  slowing!: boolean

  /** Orders, lifetime. */
  @Column({ type: "integer", default: 0 })
  purchase_count!: number

  /** Calendar days with a purchase in the policy's time zone, lifetime. */
  @Column({ type: "integer", default: 0 })
  purchase_days!: number

  @Column({ type: "timestamptz", nullable: true })
  first_purchase_at!: Date | null

  @Column({ type: "timestamptz", nullable: true })
  last_purchase_at!: Date | null

  /** The last purchase that ended a silence of at least the dormant limit. */
  @Column({ type: "timestamptz", nullable: true })
  reactivated_at!: Date | null

  /** Net revenue, lifetime. */
  @Column({ type: "numeric", default: 0 })
  total_revenue!: string

  /** V: net revenue in the window that ends at the last purchase. */
  @Column({ type: "numeric", nullable: true })
  window_revenue!: string | null

  /** N: purchase days in that window. */
  @Column({ type: "integer", nullable: true })
  window_purchase_days!: number | null

  /** V ÷ the window's purchase days that have a known rate, to 4 decimals. */
  @Column({ type: "numeric", nullable: true })
  basket!: string | null

  /** Lifetime net revenue ÷ purchases with a known rate, to 4 decimals. */
  @Column({ type: "numeric", nullable: true })
  average_order_value!: string | null

  /** Median of the days between consecutive purchase days; null with fewer than two. */
  @Column({ type: "numeric", nullable: true })
  median_gap_days!: string | null

  /** Recency score 1–5; null for prospects. */
  @Column({ type: "smallint", nullable: true })
  rfm_r!: number | null

  /** Frequency score 1–5. */
  @Column({ type: "smallint", nullable: true })
  rfm_f!: number | null

  /** Monetary score 1–5. */
  @Column({ type: "smallint", nullable: true })
  rfm_m!: number | null

  @Column({ type: "text", nullable: true })
  rfm_group!: RfmGroup | null

  /** When the stage will change if nothing happens. */
  @Column({ type: "timestamptz", nullable: true })
  next_stage_at!: Date | null

  /** When anything here will change if nothing happens; the sweep goes by it. */
  @Column({ type: "timestamptz", nullable: true })
  next_change_at!: Date | null
}
