import { Column, Entity, PrimaryGeneratedColumn } from "typeorm"

/**
 * A customer record that is new, is another person's, became an account, or came into or out of a
 * group, since the synced segments last looked: none of that need move its person into or out of a
 * segment. Appended by a trigger while any sync is on, removed when it was looked at.
 */
@Entity({ name: "retention_unsynced" })
export class RetentionUnsynced {
  @PrimaryGeneratedColumn("identity", {
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "retention_unsynced_pkey",
  })
  id!: string

  @Column({ type: "text" })
  customer_id!: string
}
