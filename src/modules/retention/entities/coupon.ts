import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Offer } from "../domain/coupons/offer"
import type { CouponState, StateReason } from "../domain/coupons/states"
import type { Stage, Tier } from "../domain/types"

/** What was changed by hand in Medusa, by field: ours and theirs. */
export type CouponAlterations = Readonly<Record<string, readonly [ours: unknown, theirs: unknown]>>

/**
 * A coupon: whose, why, what it gives and until when. Medusa's promotion is levelled to it. Rows
 * stay as the record.
 */
@Entity({ name: "retention_coupon" })
@Index("retention_coupon_once", { synchronize: false })
@Index("retention_coupon_held", { synchronize: false })
@Index("retention_coupon_due", { synchronize: false })
@Index("retention_coupon_ending", { synchronize: false })
@Index("retention_coupon_purgeable", { synchronize: false })
@Index("retention_coupon_person_id", ["person_id", "issued_at"])
@Index("retention_coupon_issued_at", ["issued_at", "id"])
export class RetentionCoupon {
  /** `rcpn_…` */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_coupon_pkey" })
  id!: string

  /** Upper case, as Medusa has it. */
  @Index("retention_coupon_code_unique", { unique: true })
  @Column({ type: "text" })
  code!: string

  /** Stays when the person is gone. */
  @Column({ type: "text" })
  person_id!: string

  @Column({ type: "text" })
  source_type!: string

  @Column({ type: "text" })
  source_id!: string

  /** Empty where the source has no steps. */
  @Column({ type: "text", default: "" })
  step!: string

  /** As this person gets it: amounts in `currency_code` alone. */
  @Column({ type: "jsonb" })
  offer!: Offer

  /** Of the offer's amounts; null where it has none. */
  @Column({ type: "text", nullable: true })
  currency_code!: string | null

  /** Why, as somebody wrote it. */
  @Column({ type: "text", nullable: true })
  because!: string | null

  @Column({ type: "text", nullable: true })
  run_id!: string | null

  /** The person's when it was issued. */
  @Column({ type: "text", nullable: true })
  tier!: Tier | null

  @Column({ type: "text", nullable: true })
  stage!: Stage | null

  @Column({ type: "text" })
  state!: CouponState

  /**
   * Why it was revoked. Stays where a revoked one was honoured late: it says what the coupon falls
   * back to when that order is cancelled.
   */
  @Column({ type: "text", nullable: true })
  state_reason!: StateReason | null

  /** Not before this; null from the beginning. */
  @Column({ type: "timestamptz", nullable: true })
  starts_at!: Date | null

  /** The last moment at which it may be used. */
  @Column({ type: "timestamptz" })
  ends_at!: Date

  /** When it was given and its money set aside. */
  @Column({ type: "timestamptz" })
  issued_at!: Date

  /** When Medusa first had its promotion. */
  @Column({ type: "timestamptz", nullable: true })
  live_at!: Date | null

  /** When it was redeemed, expired or revoked; null while it is held. */
  @Column({ type: "timestamptz", nullable: true })
  closed_at!: Date | null

  /** Base currency: the most it is thought to cost. */
  @Column({ type: "numeric" })
  reserved_amount!: string

  /**
   * What its standing orders took off, in the currency its source counts in: base currency, until
   * the policy says another. Without a rate what was reserved.
   */
  @Column({ type: "numeric", default: 0 })
  discount_amount!: string

  /** The coupon that it took the place of, which is alive again if this one is withdrawn. */
  @Column({ type: "text", nullable: true })
  replaces_id!: string | null

  @Index("retention_coupon_promotion_id")
  @Column({ type: "text", nullable: true })
  promotion_id!: string | null

  @Column({ type: "text", nullable: true })
  medusa_campaign_id!: string | null

  /** The e-mails that its promotion is bound to, as it was last levelled. */
  @Column({ type: "text", array: true, default: "{}" })
  emails!: string[]

  @Column({ type: "jsonb", nullable: true })
  altered!: CouponAlterations | null

  /** When Medusa has to be brought in line; null where it is. */
  @Column({ type: "timestamptz", nullable: true })
  align_due_at!: Date | null

  /** How often that failed in a row. */
  @Column({ type: "integer", default: 0 })
  align_attempts!: number

  /** Why Medusa could not be brought in line. */
  @Column({ type: "text", nullable: true })
  problem!: string | null

  /** Rises with every change that Medusa must hear of. */
  @Column({ type: "integer", default: 1 })
  revision!: number

  /** When its promotion was deleted for good. */
  @Column({ type: "timestamptz", nullable: true })
  purged_at!: Date | null

  @Column({ type: "timestamptz" })
  updated_at!: Date
}
