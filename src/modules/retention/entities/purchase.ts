import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/** What one promotion code took off an order, in the order's currency. */
export type PurchasePromotion = {
  readonly code: string
  readonly promotion_id: string | null
  /** Decimal string, tax as Medusa's adjustment carries it. */
  readonly amount: string
}

/**
 * One order as retention sees it: the ledger row, in original amounts. Exchange rates apply
 * when scoring. Cancelled orders stay (with `canceled_at`), drafts never enter.
 */
@Entity({ name: "retention_purchase" })
@Index("retention_purchase_scoring", { synchronize: false })
@Index("retention_purchase_canceled", { synchronize: false })
@Index("retention_purchase_created_at", ["created_at"])
export class RetentionPurchase {
  /** Medusa's order id. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_purchase_pkey" })
  order_id!: string

  /** The number a shopper knows the order by. */
  @Column({ type: "integer", nullable: true })
  display_id!: number | null

  @Column({ type: "text" })
  person_id!: string

  /** `order.customer_id`, even when that customer has since been deleted. */
  @Index("retention_purchase_customer_id")
  @Column({ type: "text", nullable: true })
  customer_id!: string | null

  /** `order.email` as written. */
  @Column({ type: "text", nullable: true })
  email!: string | null

  /** The time of the purchase: `order.created_at`. */
  @Column({ type: "timestamptz" })
  created_at!: Date

  @Column({ type: "timestamptz", nullable: true })
  canceled_at!: Date | null

  /** ISO 4217, lower case as Medusa keeps it. */
  @Column({ type: "text" })
  currency_code!: string

  /** What the shop keeps of the order, by the formula of `netAmount`. */
  @Column({ type: "numeric" })
  net_amount!: string

  /** The order's total as Medusa knows it now. */
  @Column({ type: "numeric" })
  total!: string

  @Column({ type: "numeric" })
  discount_total!: string

  /** Captured so far, refunds not taken off; null where an earlier version read the order. */
  @Column({ type: "numeric", nullable: true })
  paid_total!: string | null

  /** Given back of it; null likewise. */
  @Column({ type: "numeric", nullable: true })
  refunded_total!: string | null

  /** Pieces that came back, damaged ones too; null likewise. */
  @Column({ type: "numeric", nullable: true })
  returned_quantity!: string | null

  /**
   * When the first parcel was packed, left and arrived, as far as Medusa was told: each the
   * earliest of the fulfilments that are to be shipped and not cancelled.
   */
  @Column({ type: "timestamptz", nullable: true })
  fulfilled_at!: Date | null

  @Column({ type: "timestamptz", nullable: true })
  shipped_at!: Date | null

  @Column({ type: "timestamptz", nullable: true })
  delivered_at!: Date | null

  @Column({ type: "jsonb" })
  promotions!: PurchasePromotion[]

  /** ISO 3166-1 alpha-2, lower case, of the shipping address. */
  @Column({ type: "text", nullable: true })
  country_code!: string | null

  @Column({ type: "text", nullable: true })
  sales_channel_id!: string | null

  /** Those fields of the order's metadata that the policy chose. */
  @Column({ type: "jsonb", default: {} })
  metadata!: Record<string, unknown>

  /** `order.version` this row was read from. */
  @Column({ type: "integer" })
  source_version!: number

  /** `order.updated_at` this row was read from. */
  @Column({ type: "timestamptz" })
  source_updated_at!: Date
}
