import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm"
import type { MembershipCause } from "./segment-member"

export const SEGMENT_MOVE_KINDS = ["entered", "exited"] as const
export type SegmentMoveKind = (typeof SEGMENT_MOVE_KINDS)[number]

/** That somebody entered or left a segment; none of its first evaluation. */
@Entity({ name: "retention_segment_move" })
@Index("retention_segment_move_person_id", ["person_id"])
@Index("retention_segment_move_told", { synchronize: false })
@Index("retention_segment_move_run_id", { synchronize: false })
export class RetentionSegmentMove {
  /** Rises in the order of commits: one writes at a time. */
  @PrimaryGeneratedColumn("identity", {
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "retention_segment_move_pkey",
  })
  id!: string

  @Column({ type: "text" })
  segment_id!: string

  @Column({ type: "text" })
  person_id!: string

  @Column({ type: "text" })
  kind!: SegmentMoveKind

  @Column({ type: "timestamptz" })
  occurred_at!: Date

  /** When the stay began that ended; null for an entry. */
  @Column({ type: "timestamptz", nullable: true })
  entered_at!: Date | null

  @Column({ type: "text" })
  cause!: MembershipCause

  /** The evaluation that wrote it; events are emitted from the rows of one run. */
  @Column({ type: "text" })
  run_id!: string
}
