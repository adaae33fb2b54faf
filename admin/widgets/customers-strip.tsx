import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { lazy, Suspense } from "react"
import { WidgetBoundary } from "../components/shared/widget-boundary"

const CustomersStrip = lazy(() => import("../components/customer/customers-strip"))

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
