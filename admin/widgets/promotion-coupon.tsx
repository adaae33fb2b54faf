import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminPromotion, DetailWidgetProps } from "@medusajs/framework/types"
import { Suspense } from "react"
import { WidgetBoundary } from "../components/shared/widget-boundary"
import { withTexts } from "../components/shared/with-texts"

const CouponPanel = withTexts(() => import("../components/coupons/person/coupon-panel"))

const PromotionCouponWidget = ({ data }: DetailWidgetProps<AdminPromotion>) => (
  <WidgetBoundary>
    {/* Few promotions are coupons: nothing holds their place. */}
    <Suspense fallback={null}>
      <CouponPanel promotionId={data.id} />
    </Suspense>
  </WidgetBoundary>
)

export const config = defineWidgetConfig({
  id: "retention:promotion",
  zone: "promotion.details.side.before",
})

export default PromotionCouponWidget
