import type { RetentionCoupon } from "../../entities"

/** An order that carries a coupon's code. */
export type RedemptionView = {
  readonly order_id: string
  /** Null where the ledger does not hold it any more. */
  readonly display_id: number | null
  /** What it took off, in the order's own currency. */
  readonly amount: string
  readonly currency_code: string
  readonly redeemed_at: string
  readonly canceled_at: string | null
  readonly late: boolean
}

/** A coupon as the admin API shows it; addresses and names are null once the person is gone. */
export type CouponView = Pick<
  RetentionCoupon,
  | "id"
  | "code"
  | "person_id"
  | "tier"
  | "stage"
  | "source_type"
  | "source_id"
  | "step"
  | "run_id"
  | "because"
  | "offer"
  | "currency_code"
  | "state"
  | "state_reason"
  | "starts_at"
  | "ends_at"
  | "issued_at"
  | "live_at"
  | "closed_at"
  | "reserved_amount"
  | "discount_amount"
  | "promotion_id"
  | "altered"
  | "problem"
> & {
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly redemptions: readonly RedemptionView[]
}

/** The view of rows that `coupon` and `person` name; orders of the newest first. */
export const COUPON_VIEW = `
  coupon.id, coupon.code, coupon.person_id, person.email, person.first_name, person.last_name,
  coupon.tier, coupon.stage, coupon.source_type, coupon.source_id, coupon.step, coupon.run_id,
  coupon.because, coupon.offer, coupon.currency_code, coupon.state, coupon.state_reason,
  coupon.starts_at, coupon.ends_at, coupon.issued_at, coupon.live_at, coupon.closed_at,
  trim_scale(coupon.reserved_amount) AS reserved_amount,
  trim_scale(coupon.discount_amount) AS discount_amount,
  coupon.promotion_id, coupon.altered, coupon.problem,
  coalesce((
    SELECT jsonb_agg(jsonb_build_object(
             'order_id', redemption.order_id, 'display_id', purchase.display_id,
             'amount', trim_scale(redemption.amount)::text,
             'currency_code', redemption.currency_code,
             'redeemed_at', redemption.redeemed_at, 'canceled_at', redemption.canceled_at,
             'late', redemption.late)
           ORDER BY redemption.redeemed_at DESC, redemption.order_id DESC)
      FROM retention_coupon_redemption redemption
      LEFT JOIN retention_purchase purchase ON purchase.order_id = redemption.order_id
     WHERE redemption.coupon_id = coupon.id), '[]') AS redemptions`
