import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/**
 * - `adding`: noted before Medusa is told; after a crash nobody knows whether it was
 * - `added`: we put it in, and saw it there
 * - `removing`: noted before Medusa is told to take it out
 * - `removed_by_hand`: we put it in, somebody took it out; not put in again until readmitted
 */
export type SegmentGroupState = "adding" | "added" | "removing" | "removed_by_hand"

/**
 * What we did with a customer record in the group that a segment fills. A record that is in the
 * group and has no row here was put in by hand, and is never touched.
 */
@Entity({ name: "retention_segment_group_member" })
export class RetentionSegmentGroupMember {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_segment_group_member_pkey" })
  segment_id!: string

  @Index("retention_segment_group_member_customer_id")
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_segment_group_member_pkey" })
  customer_id!: string

  @Column({ type: "text" })
  state!: SegmentGroupState

  /** Since when it is in this state. */
  @Column({ type: "timestamptz" })
  at!: Date
}
