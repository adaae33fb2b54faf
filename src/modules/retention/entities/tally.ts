import { Column, Entity, PrimaryGeneratedColumn } from "typeorm"
import type { Stage, Tier } from "../domain/types"

/**
 * What one statement added to a cell of tier and stage; a cell is the sum of its rows. Written
 * by triggers on the profiles, never by us.
 */
@Entity({ name: "retention_tally" })
export class RetentionTally {
  @PrimaryGeneratedColumn("identity", {
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "retention_tally_pkey",
  })
  id!: string

  /** Null for prospects. */
  @Column({ type: "text", nullable: true })
  tier!: Tier | null

  @Column({ type: "text" })
  stage!: Stage

  /** People who came, less those who left. */
  @Column({ type: "integer" })
  people!: number

  @Column({ type: "bigint" })
  purchases!: string

  /** Lifetime net revenue in base currency. */
  @Column({ type: "numeric" })
  revenue!: string
}
