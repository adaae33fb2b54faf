import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/** One line of a purchase, as the order's current version has it. */
@Entity({ name: "retention_purchase_line" })
export class RetentionPurchaseLine {
  /** Medusa's order line item id. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_purchase_line_pkey" })
  id!: string

  @Index("retention_purchase_line_order_id")
  @Column({ type: "text" })
  order_id!: string

  @Index("retention_purchase_line_product_id")
  @Column({ type: "text", nullable: true })
  product_id!: string | null

  @Column({ type: "text", nullable: true })
  variant_id!: string | null

  @Column({ type: "text" })
  title!: string

  @Column({ type: "numeric" })
  quantity!: string

  /** Unit price × quantity in the order's currency, before discounts. */
  @Column({ type: "numeric" })
  amount!: string
}
