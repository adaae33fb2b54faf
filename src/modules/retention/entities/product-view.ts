import { Column, Entity, PrimaryColumn } from "typeorm"

/** The last time a logged-in customer looked at a product, as the storefront told. */
@Entity({ name: "retention_product_view" })
export class RetentionProductView {
  /** Medusa's customer id. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_product_view_pkey" })
  customer_id!: string

  /** Medusa's product id. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_product_view_pkey" })
  product_id!: string

  @Column({ type: "timestamptz" })
  viewed_at!: Date
}
