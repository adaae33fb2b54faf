import { Entity, PrimaryColumn } from "typeorm"

/**
 * A person about whom something changed that a segment may ask for. Written with that change,
 * removed with the memberships' writing, so that a crash in between leaves nobody behind.
 */
@Entity({ name: "retention_unsegmented" })
export class RetentionUnsegmented {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_unsegmented_pkey" })
  person_id!: string
}
