import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/** What a hint may be about: a row of Medusa's whose change may concern a ledger row or a person. */
export const HINT_KINDS = [
  "order",
  "order_summary",
  "order_transaction",
  "payment",
  "fulfillment",
  "customer",
  "customer_group",
  "customer_group_customer",
  "product",
  "product_category",
  "product_collection",
  "cart",
] as const
export type HintKind = (typeof HINT_KINDS)[number]

/**
 * Something of Medusa's that an event named and that has not been read again yet. One row
 * however often it is named, so a burst of events costs what it is about, not how many they are.
 */
@Entity({ name: "retention_hint" })
@Index("retention_hint_due_at", ["due_at"])
export class RetentionHint {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_hint_pkey" })
  kind!: HintKind

  /** Id of the row in Medusa. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_hint_pkey" })
  subject_id!: string

  /** When it was last named. */
  @Column({ type: "timestamptz" })
  noted_at!: Date

  /** Not before this; later than `noted_at` after a failure. */
  @Column({ type: "timestamptz" })
  due_at!: Date

  /** How often it could not be taken in. */
  @Column({ type: "smallint", default: 0 })
  failures!: number

  /** Rises each time it is named: tells whether it was named again while it was taken in. */
  @Column({ type: "bigint" })
  mark!: string
}
