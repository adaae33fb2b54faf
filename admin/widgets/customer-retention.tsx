import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { Suspense } from "react"
import { CustomerSkeleton } from "../components/customer/customer-skeleton"
import { WidgetBoundary } from "../components/shared/widget-boundary"
import { withTexts } from "../components/shared/with-texts"

const CustomerPanel = withTexts(() => import("../components/customer/customer-panel"))

const CustomerRetentionWidget = ({ data }: DetailWidgetProps<AdminCustomer>) => (
  <WidgetBoundary>
    <Suspense fallback={<CustomerSkeleton />}>
      <CustomerPanel customerId={data.id} />
    </Suspense>
  </WidgetBoundary>
)

export const config = defineWidgetConfig({
  id: "retention:customer",
  zone: "customer.details.side.before",
})

export default CustomerRetentionWidget
