import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Suspense } from "react"
import { WidgetBoundary } from "../components/shared/widget-boundary"
import { withTexts } from "../components/shared/with-texts"

const CustomersStrip = withTexts(() => import("../components/customer/customers-strip"))

const CustomersStripWidget = () => (
  <WidgetBoundary>
    <Suspense fallback={null}>
      <CustomersStrip />
    </Suspense>
  </WidgetBoundary>
)

export const config = defineWidgetConfig({
  id: "retention:customers",
  zone: "customer.list.before",
})

export default CustomersStripWidget
