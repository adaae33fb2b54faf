import { Column, Entity, PrimaryColumn } from "typeorm"

/** How far a job has come, and what its last run said. */
@Entity({ name: "retention_watermark" })
export class RetentionWatermark {
  /** `backfill`, `nightly`, `sweep`, … */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_watermark_pkey" })
  name!: string

  @Column({ type: "jsonb" })
  value!: Record<string, unknown>

  @Column({ type: "timestamptz" })
  updated_at!: Date
}
