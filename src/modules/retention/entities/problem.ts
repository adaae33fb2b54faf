import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm"
import type { ProblemKind } from "../domain/types"

/** Something in the shop's data that keeps an order out of the numbers, or makes them inexact. */
@Entity({ name: "retention_problem" })
@Index("retention_problem_kind_subject_unique", ["kind", "subject_id"], { unique: true })
export class RetentionProblem {
  @PrimaryGeneratedColumn("identity", {
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "retention_problem_pkey",
  })
  id!: string

  @Column({ type: "text" })
  kind!: ProblemKind

  /** The order's or the customer's id. */
  @Index("retention_problem_subject_id")
  @Column({ type: "text" })
  subject_id!: string

  /** Facts that help to mend it: currency, dates, amounts. */
  @Column({ type: "jsonb" })
  details!: Record<string, string | number | null>

  @Column({ type: "timestamptz" })
  first_seen_at!: Date
}
