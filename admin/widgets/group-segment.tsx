import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomerGroup, DetailWidgetProps } from "@medusajs/framework/types"
import { Suspense } from "react"
import { WidgetBoundary } from "../components/shared/widget-boundary"
import { withTexts } from "../components/shared/with-texts"

const GroupPanel = withTexts(() => import("../components/segments/sync/group-panel"))

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
