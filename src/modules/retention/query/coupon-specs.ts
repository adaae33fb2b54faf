import { RetentionCoupon, RetentionCouponRedemption } from "../entities"
import { personSpec } from "./entities"
import type { EntitySpec } from "./entity-spec"

export const couponSpec: EntitySpec<RetentionCoupon> = {
  name: "retention_coupon",
  type: "RetentionCoupon",
  entity: RetentionCoupon,
  key: "id",
  relations: {
    // No `always`: a coupon outlasts its person.
    person: { target: () => personSpec, kind: "one", local: "person_id", foreign: "id" },
    redemptions: {
      target: () => couponRedemptionSpec,
      kind: "many",
      local: "id",
      foreign: "coupon_id",
      order: { redeemed_at: "DESC", order_id: "DESC" },
    },
  },
  search: ["code", "person.email"],
}

export const couponRedemptionSpec: EntitySpec<RetentionCouponRedemption> = {
  name: "retention_coupon_redemption",
  type: "RetentionCouponRedemption",
  entity: RetentionCouponRedemption,
  key: "coupon_id",
  with: ["order_id"],
  relations: {
    coupon: {
      target: () => couponSpec,
      kind: "one",
      local: "coupon_id",
      foreign: "id",
      always: true,
    },
  },
}
