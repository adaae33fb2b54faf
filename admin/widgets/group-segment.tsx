import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomerGroup, DetailWidgetProps } from "@medusajs/framework/types"
import { lazy, Suspense } from "react"
import { WidgetBoundary } from "../components/shared/widget-boundary"

const GroupPanel = lazy(() => import("../components/segments/sync/group-panel"))

const GroupSegmentWidget = ({ data }: DetailWidgetProps<AdminCustomerGroup>) => (
  <WidgetBoundary>
    <Suspense fallback={null}>
      <GroupPanel groupId={data.id} />
    </Suspense>
  </WidgetBoundary>
)

export const config = defineWidgetConfig({
  id: "retention:customer-group",
  zone: "customer_group.details.before",
})

export default GroupSegmentWidget
