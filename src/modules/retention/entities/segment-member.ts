import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/**
 * Why somebody entered or left a segment.
 * - `build`: it was evaluated for the first time
 * - `rule`: its rule, or the policy that rules are read by, was edited
 * - `backfill`: the shop's past was read anew
 * - `change`: something about the person changed
 * - `night`: found by a pass over everybody, as when time alone has moved them
 */
export const MEMBERSHIP_CAUSES = ["build", "rule", "backfill", "change", "night"] as const
export type MembershipCause = (typeof MEMBERSHIP_CAUSES)[number]

/** Causes by which the people moved, and not the rules: these are counted, shown and told. */
export const TOLD_CAUSES = ["change", "night"] as const satisfies readonly MembershipCause[]

/** Who is in a segment now. */
@Entity({ name: "retention_segment_member" })
@Index("retention_segment_member_person_id", ["person_id"])
@Index("retention_segment_member_entered_at", ["segment_id", "entered_at", "person_id"])
export class RetentionSegmentMember {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_segment_member_pkey" })
  segment_id!: string

  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_segment_member_pkey" })
  person_id!: string

  /** When that was noticed. */
  @Column({ type: "timestamptz" })
  entered_at!: Date

  @Column({ type: "text" })
  cause!: MembershipCause
}
