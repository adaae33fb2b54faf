import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/** Where the sync of a segment to its group stands. */
export type SegmentSyncStatus = "waiting" | "in_sync" | "stopped"

/** Why a sync stands still, or did not come to its end. */
export type SegmentSyncProblem = {
  /** The first two stop it until somebody acts; what `failed` is tried again by the next run. */
  readonly kind: "group_deleted" | "segment_stopped" | "failed"
  readonly message: string
}

/**
 * Which Medusa customer group a segment fills. Stays when the sync is switched off, so that it
 * goes on where it was when it is switched on again.
 */
@Entity({ name: "retention_segment_group" })
export class RetentionSegmentGroup {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_segment_group_pkey" })
  segment_id!: string

  /** A group follows one segment at most. */
  @Index("retention_segment_group_customer_group_id_unique", { unique: true })
  @Column({ type: "text" })
  customer_group_id!: string

  @Column({ type: "boolean" })
  enabled!: boolean

  /** Whether guest records of members go in too; whoever types an e-mail as a guest is one. */
  @Column({ type: "boolean", default: false })
  include_guests!: boolean

  @Column({ type: "text" })
  status!: SegmentSyncStatus

  @Column({ type: "jsonb", nullable: true })
  problem!: SegmentSyncProblem | null

  /** Rises each time that somebody asks for a sync: tells whether one was asked for meanwhile. */
  @Column({ type: "bigint", default: "0" })
  asked!: string

  /** When the group was last in step with the segment; null before the first time. */
  @Column({ type: "timestamptz", nullable: true })
  synced_at!: Date | null

  /** When the whole group, and not only those who moved, was last compared. */
  @Column({ type: "timestamptz", nullable: true })
  compared_at!: Date | null

  @Column({ type: "timestamptz" })
  created_at!: Date

  @Column({ type: "timestamptz" })
  updated_at!: Date
}
