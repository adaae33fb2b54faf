import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { PortraitEvidence, PortraitSignal, TimeZoneSource } from "../domain/portrait/types"

/**
 * What a person's orders tell that win-back needs: what they like, when and how they buy, and why
 * they may have left. One row for each person with an order; derived from the ledger, the
 * products, the policy and the time by one SQL statement (`store/portraits`).
 */
@Entity({ name: "retention_portrait" })
@Index("retention_portrait_signals", { synchronize: false })
export class RetentionPortrait {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_portrait_pkey" })
  person_id!: string

  /** Orders that are purchases; 0 where all were cancelled. */
  @Column({ type: "integer" })
  purchases!: number

  /** Those of them with a promotion or a discount. */
  @Column({ type: "integer" })
  discounted_purchases!: number

  /** The latter as a share of the former, 0 to 1, to 4 decimals; null without a purchase. */
  @Column({ type: "numeric", nullable: true })
  discount_affinity!: string | null

  /** Medusa's id of the category that most purchases were from. */
  @Column({ type: "text", nullable: true })
  favourite_category_id!: string | null

  /** Medusa's ids of the products in most purchases, three at most, the dearest first. */
  @Column({ type: "text", array: true })
  favourite_product_ids!: string[]

  /** ISO weekday, 1 Monday to 7 Sunday, in {@link time_zone}; null where none stands out. */
  @Column({ type: "smallint", nullable: true })
  preferred_weekday!: number | null

  /** Hour, 0 to 23, in {@link time_zone}; null where none stands out. */
  @Column({ type: "smallint", nullable: true })
  preferred_hour!: number | null

  /** ISO 3166-1 alpha-2, lower case, of the newest purchase that has one. */
  @Column({ type: "text", nullable: true })
  country_code!: string | null

  /** The person's time zone, IANA name. */
  @Column({ type: "text" })
  time_zone!: string

  @Column({ type: "text" })
  time_zone_from!: TimeZoneSource

  /** Median of what purchases came to, in {@link currency_code}; null where no rate is known. */
  @Column({ type: "numeric", nullable: true })
  usual_basket!: string | null

  /** The policy's base currency when this was written. */
  @Column({ type: "text" })
  currency_code!: string

  /** Median of the pieces of a purchase; null where no purchase has a line. */
  @Column({ type: "numeric", nullable: true })
  usual_items!: string | null

  /** Why they may have left, in the order of the list of signals. */
  @Column({ type: "text", array: true })
  signals!: PortraitSignal[]

  /** What all this rests on. */
  @Column({ type: "jsonb" })
  evidence!: PortraitEvidence
}
