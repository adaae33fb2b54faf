import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm"
import type { TransitionCause, TransitionKind } from "../domain/types"

/** A change of a person's tier or stage, with when it was noticed and why. */
@Entity({ name: "retention_transition" })
@Index("retention_transition_person_id", ["person_id", "occurred_at"])
@Index("retention_transition_occurred_at", ["occurred_at"])
@Index("retention_transition_run_id", ["run_id"])
@Index("retention_transition_moved", { synchronize: false })
export class RetentionTransition {
  @PrimaryGeneratedColumn("identity", {
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "retention_transition_pkey",
  })
  id!: string

  @Column({ type: "text" })
  person_id!: string

  @Column({ type: "text" })
  kind!: TransitionKind

  /** Null when there was nothing before. */
  @Column({ type: "text", nullable: true })
  from_value!: string | null

  /** Null when a buyer became a prospect again and lost the tier. */
  @Column({ type: "text", nullable: true })
  to_value!: string | null

  @Column({ type: "text" })
  cause!: TransitionCause

  @Column({ type: "timestamptz" })
  occurred_at!: Date

  /** The scoring run that wrote it; events are emitted from the rows of one run. */
  @Column({ type: "text" })
  run_id!: string
}
