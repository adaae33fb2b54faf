import { Column, Entity, PrimaryColumn } from "typeorm"

/** A product somebody bought, as Medusa has it today; kept when Medusa deletes it. */
@Entity({ name: "retention_product" })
export class RetentionProduct {
  /** Medusa's product id. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_product_pkey" })
  product_id!: string

  @Column({ type: "text" })
  title!: string

  @Column({ type: "text", nullable: true })
  handle!: string | null

  @Column({ type: "text", nullable: true })
  thumbnail!: string | null

  @Column({ type: "text", nullable: true })
  collection_id!: string | null

  @Column({ type: "text", nullable: true })
  type_id!: string | null

  /** Its categories and all that stand above them, sorted: who bought a sneaker bought a shoe. */
  @Column({ type: "text", array: true })
  category_ids!: string[]

  /** The categories it stands in itself, sorted. */
  @Column({ type: "text", array: true, default: "{}" })
  own_category_ids!: string[]

  @Column({ type: "timestamptz", nullable: true })
  deleted_at!: Date | null
}
