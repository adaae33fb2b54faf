import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Stage, Tier } from "../domain/types"

/** One cell of tier and stage on one day; cells without people have no row. */
@Entity({ name: "retention_snapshot" })
@Index("retention_snapshot_taken_at", { synchronize: false })
export class RetentionSnapshot {
  /** Calendar day in the policy's time zone, `YYYY-MM-DD`. */
  @PrimaryColumn({ type: "date", primaryKeyConstraintName: "retention_snapshot_pkey" })
  day!: string

  /** `none` for prospects, and for everybody on a day that was redrawn. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_snapshot_pkey" })
  tier!: Tier | "none"

  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_snapshot_pkey" })
  stage!: Stage

  @Column({ type: "integer" })
  people!: number

  /** Their lifetime net revenue; null on a day that was redrawn. */
  @Column({ type: "numeric", nullable: true })
  revenue!: string | null

  /** Their net revenue of the 365 days before; null on a day that was redrawn. */
  @Column({ type: "numeric", nullable: true })
  revenue_365!: string | null

  /** The base currency that both are in, lower case; null on a day that was redrawn. */
  @Column({ type: "text", nullable: true })
  currency_code!: string | null

  /** True for a day that was worked out from the ledger afterwards. */
  @Column({ type: "boolean" })
  reconstructed!: boolean

  @Column({ type: "timestamptz" })
  taken_at!: Date
}
