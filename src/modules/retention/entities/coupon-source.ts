import { Column, Entity, PrimaryColumn } from "typeorm"

/**
 * A giver of coupons with its budget. What is set aside and spent is kept by a trigger on
 * `retention_coupon` from the rows' own changes: nobody else writes it.
 */
@Entity({ name: "retention_coupon_source" })
export class RetentionCouponSource {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_coupon_source_pkey" })
  source_type!: string

  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_coupon_source_pkey" })
  source_id!: string

  /** The most it may give away, in `currency_code`; null is without limit. */
  @Column({ type: "numeric", nullable: true })
  budget_amount!: string | null

  /** The most coupons; null is without limit. */
  @Column({ type: "integer", nullable: true })
  budget_count!: number | null

  /** Base currency when it was made, lower case. */
  @Column({ type: "text" })
  currency_code!: string

  /** For those that are being issued or live. */
  @Column({ type: "numeric", default: 0 })
  reserved_amount!: string

  @Column({ type: "integer", default: 0 })
  reserved_count!: number

  /** What standing orders took off, with whatever rate was known. */
  @Column({ type: "numeric", default: 0 })
  spent_amount!: string

  /** Those that are redeemed. */
  @Column({ type: "integer", default: 0 })
  spent_count!: number

  @Column({ type: "timestamptz" })
  created_at!: Date
}
