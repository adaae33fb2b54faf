import { Column, Entity, PrimaryColumn } from "typeorm"
import type { TransitionCause } from "../domain/types"

/**
 * A person whose ledger has changed since the last scoring. Written with the ledger, removed
 * with the profile's writing, so that a crash in between leaves nobody behind.
 */
@Entity({ name: "retention_unscored" })
export class RetentionUnscored {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_unscored_pkey" })
  person_id!: string

  /** The weightiest reason. */
  @Column({ type: "text" })
  cause!: TransitionCause
}
