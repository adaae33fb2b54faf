import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Offer } from "../domain/coupons/offer"
import type { RefusalDetail, RefusalReason } from "../domain/coupons/refusals"
import type { CouponRunStatus } from "../domain/coupons/states"

/** To whom a run issues. */
export type CouponTarget =
  { readonly person_ids: readonly string[] } | { readonly segment_id: string }

/** That coupons are issued to many, some hundred at a time; goes on where it was when it is cut off. */
@Entity({ name: "retention_coupon_run" })
@Index("retention_coupon_run_once", ["source_type", "source_id", "step"], { unique: true })
@Index("retention_coupon_run_created_at", ["created_at", "id"])
export class RetentionCouponRun {
  /** `rcrn_…` */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_coupon_run_pkey" })
  id!: string

  @Column({ type: "text" })
  source_type!: string

  @Column({ type: "text" })
  source_id!: string

  @Column({ type: "text", default: "" })
  step!: string

  @Column({ type: "jsonb" })
  target!: CouponTarget

  /** As it was asked for, in all its currencies. */
  @Column({ type: "jsonb" })
  offer!: Offer

  @Column({ type: "timestamptz", nullable: true })
  starts_at!: Date | null

  @Column({ type: "timestamptz" })
  ends_at!: Date

  @Column({ type: "text", nullable: true })
  because!: string | null

  @Column({ type: "text" })
  status!: CouponRunStatus

  /** The last person that was gone through; null before the first. */
  @Column({ type: "text", nullable: true })
  cursor!: string | null

  /** To be gone through, as counted when it was made. */
  @Column({ type: "integer" })
  people!: number

  @Column({ type: "integer", default: 0 })
  issued!: number

  @Column({ type: "integer", default: 0 })
  reused!: number

  @Column({ type: "integer", default: 0 })
  refused!: number

  /** Medusa's id of the user who asked for it. */
  @Column({ type: "text", nullable: true })
  actor!: string | null

  /** Why it failed, or stopped before its end. */
  @Column({ type: "text", nullable: true })
  problem!: string | null

  /** Somebody is at it until then; null where nobody is. */
  @Column({ type: "timestamptz", nullable: true })
  lease_until!: Date | null

  @Column({ type: "timestamptz" })
  created_at!: Date

  @Column({ type: "timestamptz", nullable: true })
  finished_at!: Date | null
}

/** That a run gave somebody nothing, and why. */
@Entity({ name: "retention_coupon_refusal" })
export class RetentionCouponRefusal {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_coupon_refusal_pkey" })
  run_id!: string

  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_coupon_refusal_pkey" })
  person_id!: string

  @Column({ type: "text" })
  reason!: RefusalReason

  @Column({ type: "jsonb", nullable: true })
  detail!: RefusalDetail

  @Column({ type: "timestamptz" })
  at!: Date
}
