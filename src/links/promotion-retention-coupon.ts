import { defineLink } from "@medusajs/framework/utils"
import PromotionModule from "@medusajs/medusa/promotion"
import { RETENTION_MODULE } from "../modules/retention/joiner/joiner-config"

/**
 * Makes `promotion.retention_coupon` readable by Query: whose one-person code it is. Nothing is
 * stored: `listRetentionCoupons({ promotion_id })` finds it.
 */
export default defineLink(
  { linkable: PromotionModule.linkable.promotion, field: "id" },
  {
    linkable: {
      serviceName: RETENTION_MODULE,
      entity: "RetentionCoupon",
      field: "retentionCoupon",
      linkable: "promotion_id",
      primaryKey: "promotion_id",
    },
    alias: "retention_coupon",
  },
  { readOnly: true }
)
