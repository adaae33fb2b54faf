import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { SegmentGroupState } from "../domain/segments/group-step"

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
