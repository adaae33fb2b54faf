import { Column, Entity, PrimaryColumn } from "typeorm"

/**
 * A campaign of Medusa's that carries the dates of coupons, since promotions have none of their
 * own: one for all that start and end at the same moments.
 */
@Entity({ name: "retention_coupon_campaign" })
export class RetentionCouponCampaign {
  /** Medusa's `campaign_identifier`, made of both moments. */
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "retention_coupon_campaign_pkey" })
  identifier!: string

  @Column({ type: "timestamptz", nullable: true })
  starts_at!: Date | null

  @Column({ type: "timestamptz" })
  ends_at!: Date

  /** Null while it is not known to be in Medusa. */
  @Column({ type: "text", nullable: true })
  medusa_campaign_id!: string | null

  @Column({ type: "timestamptz" })
  created_at!: Date
}
