import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/**
 * Which person a live Medusa customer record belongs to. Serves Query's join from
 * `customer.id`. Deleted customers have no row here; their orders speak for themselves.
 */
@Entity({ name: "retention_identity" })
export class RetentionIdentity {
  /** Medusa's customer id. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_identity_pkey" })
  customer_id!: string

  @Index("retention_identity_person_id")
  @Column({ type: "text" })
  person_id!: string

  /** The e-mail as the customer record has it, letter case kept. */
  @Column({ type: "text" })
  email!: string

  @Column({ type: "text", nullable: true })
  first_name!: string | null

  @Column({ type: "text", nullable: true })
  last_name!: string | null

  /** Registered account (true) or guest record (false). */
  @Column({ type: "boolean" })
  has_account!: boolean

  /** When Medusa created the customer record. */
  @Column({ type: "timestamptz" })
  customer_created_at!: Date

  /** Ids of the customer groups it is in, sorted. */
  @Index("retention_identity_group_ids", { synchronize: false })
  @Column({ type: "text", array: true, default: "{}" })
  group_ids!: string[]

  /**
   * Ids of Medusa's rows that put it in those groups, sorted. When one is removed Medusa tells
   * its id alone, and not whose it was.
   */
  @Index("retention_identity_membership_ids", { synchronize: false })
  @Column({ type: "text", array: true, default: "{}" })
  membership_ids!: string[]

  /** Those fields of the record's metadata that the policy chose. */
  @Column({ type: "jsonb", default: {} })
  metadata!: Record<string, unknown>

  /** When the customer was last seen in the shop, by cart or page, not by purchase. */
  @Column({ type: "timestamptz", nullable: true })
  last_seen_at!: Date | null
}
