import { Column, Entity, PrimaryColumn } from "typeorm"

/** A segment on one day; days on which nothing was evaluated have no row. */
@Entity({ name: "retention_segment_day" })
export class RetentionSegmentDay {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_segment_day_pkey" })
  segment_id!: string

  /** Calendar day in the policy's time zone, `YYYY-MM-DD`. */
  @PrimaryColumn({ type: "date", primaryKeyConstraintName: "retention_segment_day_pkey" })
  day!: string

  /** Members when it was last written on that day. */
  @Column({ type: "integer" })
  people!: number

  /** Their lifetime net revenue when it was last added up by then. */
  @Column({ type: "numeric", nullable: true })
  revenue!: string | null

  /** Base currency of `revenue`, lower case. */
  @Column({ type: "text", nullable: true })
  currency_code!: string | null

  /** Who entered that day, by causes that are told; who entered twice counts twice. */
  @Column({ type: "integer", default: 0 })
  entered!: number

  @Column({ type: "integer", default: 0 })
  exited!: number
}
