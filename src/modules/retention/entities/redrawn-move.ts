import { Column, Entity, PrimaryColumn } from "typeorm"
import type { Stage } from "../domain/types"

/** How many changes from one stage to another a day before the history began must have seen. */
@Entity({ name: "retention_redrawn_move" })
export class RetentionRedrawnMove {
  /** Calendar day in the policy's time zone, `YYYY-MM-DD`. */
  @PrimaryColumn({ type: "date", primaryKeyConstraintName: "retention_redrawn_move_pkey" })
  day!: string

  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_redrawn_move_pkey" })
  from_stage!: Stage

  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_redrawn_move_pkey" })
  to_stage!: Stage

  @Column({ type: "integer" })
  people!: number
}
