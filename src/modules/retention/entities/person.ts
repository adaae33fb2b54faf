import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/**
 * One human, known by a normalised e-mail (`lower(trim(email))`). May own several Medusa
 * customer records: an account and guest records left by checkouts.
 */
@Entity({ name: "retention_person" })
@Index("retention_person_search", { synchronize: false })
export class RetentionPerson {
  /** Surrogate id, `rper_…`; stays when the e-mail changes. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_person_pkey" })
  id!: string

  /** Normalised e-mail, unique. */
  @Index("retention_person_email_unique", { unique: true })
  @Column({ type: "text" })
  email!: string

  /** Name as written on the newest live customer record, for lists and search. */
  @Column({ type: "text", nullable: true })
  first_name!: string | null

  /** See {@link first_name}. */
  @Column({ type: "text", nullable: true })
  last_name!: string | null

  /** True while a live registered customer record belongs to this person. */
  @Column({ type: "boolean", default: false })
  has_account!: boolean

  /** When the earliest live account was created; null for guests. */
  @Column({ type: "timestamptz", nullable: true })
  registered_at!: Date | null

  /** When any of their records was last seen in the shop; never moves a stage. */
  @Index("retention_person_last_seen_at")
  @Column({ type: "timestamptz", nullable: true })
  last_seen_at!: Date | null
}
