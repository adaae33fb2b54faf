import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Suspense } from "react"
import { BuyerSkeleton } from "../components/order/buyer-skeleton"
import { WidgetBoundary } from "../components/shared/widget-boundary"
import { withTexts } from "../components/shared/with-texts"

const BuyerPanel = withTexts(() => import("../components/order/buyer-panel"))

const OrderBuyerWidget = ({ data }: DetailWidgetProps<AdminOrder>) => (
  <WidgetBoundary>
    <Suspense fallback={<BuyerSkeleton />}>
      <BuyerPanel orderId={data.id} />
    </Suspense>
  </WidgetBoundary>
)

export const config = defineWidgetConfig({
  id: "retention:order",
  zone: "order.details.side.before",
})

export default OrderBuyerWidget
