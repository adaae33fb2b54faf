import { Column, Entity, PrimaryGeneratedColumn } from "typeorm"

/**
 * An order with a code of ours that changed in the ledger. Appended by a trigger, so that two who
 * mark the same one wait for nobody; removed with the settling.
 */
@Entity({ name: "retention_coupon_unsettled" })
export class RetentionCouponUnsettled {
  @PrimaryGeneratedColumn("identity", {
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "retention_coupon_unsettled_pkey",
  })
  id!: string

  @Column({ type: "text" })
  order_id!: string
}

/**
 * A person with coupons whose customer records or e-mails changed, or who is gone: what their
 * coupons are bound to may be out of date. Appended by a trigger, removed when it was looked at.
 */
@Entity({ name: "retention_coupon_unbound" })
export class RetentionCouponUnbound {
  @PrimaryGeneratedColumn("identity", {
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "retention_coupon_unbound_pkey",
  })
  id!: string

  @Column({ type: "text" })
  person_id!: string
}
