import { Column, Entity, Index, PrimaryColumn } from "typeorm"

/** `archived` ones are kept as they were, and neither evaluated nor told of. */
export const SEGMENT_STATUSES = ["active", "archived"] as const
export type SegmentStatus = (typeof SEGMENT_STATUSES)[number]

/** Why a segment stands still: its members are as of `evaluated_at` until that is mended. */
export type SegmentProblem = {
  /**
   * A field that is no more, a rule that says something else that cannot be asked, or one that is
   * asked for too long: that is tried again by night.
   */
  readonly kind: "unknown_field" | "invalid_rule" | "too_slow"
  readonly field: string | null
  /** Inside the rule, as `rule.where.and[1].value`. */
  readonly path: string
  readonly message: string
}

/** A rule that says whom somebody means, and what was found of those whom it meets. */
@Entity({ name: "retention_segment" })
@Index("retention_segment_name", { synchronize: false })
export class RetentionSegment {
  /** `rseg_…` */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_segment_pkey" })
  id!: string

  /** Unique among active ones, whatever the case of its letters. */
  @Column({ type: "text" })
  name!: string

  @Column({ type: "text", nullable: true })
  description!: string | null

  /** As it was saved; what it asks for may be gone since (`domain/segments`). */
  @Column({ type: "jsonb" })
  rule!: Record<string, unknown>

  /** Rises by one with each edit of the rule. */
  @Column({ type: "integer" })
  rule_revision!: number

  /** The key of the ready-made one that it was made from. */
  @Column({ type: "text", nullable: true })
  preset!: string | null

  @Column({ type: "text" })
  status!: SegmentStatus

  @Column({ type: "jsonb", nullable: true })
  problem!: SegmentProblem | null

  /** How many people are in it. */
  @Column({ type: "integer", default: 0 })
  members!: number

  /** Their lifetime net revenue at `measured_at`, in `currency_code`. */
  @Column({ type: "numeric", nullable: true })
  revenue!: string | null

  /** Base currency of `revenue`, lower case. */
  @Column({ type: "text", nullable: true })
  currency_code!: string | null

  /** As of when all its members were found last; null before the first time. */
  @Column({ type: "timestamptz", nullable: true })
  evaluated_at!: Date | null

  /** The revision that its members were found by; null where they have to be found anew. */
  @Column({ type: "integer", nullable: true })
  evaluated_revision!: number | null

  /** The version of the policy that its rule was read by then; null where that acted since. */
  @Column({ type: "integer", nullable: true })
  evaluated_policy_version!: number | null

  /** As of when `revenue` was added up. */
  @Column({ type: "timestamptz", nullable: true })
  measured_at!: Date | null

  @Column({ type: "timestamptz", nullable: true })
  archived_at!: Date | null

  @Column({ type: "timestamptz" })
  created_at!: Date

  /** When anybody last edited it. */
  @Column({ type: "timestamptz" })
  updated_at!: Date
}
