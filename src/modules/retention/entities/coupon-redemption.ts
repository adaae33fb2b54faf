import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/** That an order carries a coupon's code, or did before it was edited: derived from the ledger. */
@Entity({ name: "retention_coupon_redemption" })
export class RetentionCouponRedemption {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_coupon_redemption_pkey" })
  coupon_id!: string

  /** Medusa's order id. */
  @Index("retention_coupon_redemption_order_id")
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_coupon_redemption_pkey" })
  order_id!: string

  /** What it takes off, in the order's currency; 0 where it was edited, or is gone. */
  @Column({ type: "numeric" })
  amount!: string

  @Column({ type: "text" })
  currency_code!: string

  /** The same in base currency; null without a rate. */
  @Column({ type: "numeric", nullable: true })
  base_amount!: string | null

  /** `order.created_at` */
  @Column({ type: "timestamptz" })
  redeemed_at!: Date

  /** Null while the order stands. */
  @Column({ type: "timestamptz", nullable: true })
  canceled_at!: Date | null

  /** The coupon was ended or revoked by then, and was honoured all the same. */
  @Column({ type: "boolean" })
  late!: boolean
}
