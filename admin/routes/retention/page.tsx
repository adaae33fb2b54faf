import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChartActivity } from "@medusajs/icons"
import { Suspense } from "react"
import { OverviewSkeleton } from "../../components/overview/overview-skeleton"
import { MenuLabel } from "../../components/shared/menu-label"
import { withTexts } from "../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const OverviewPage = withTexts(() => import("../../components/overview/overview-page"))

export const config = defineRouteConfig({
  label: "menu.retention",
  translationNs: "retention",
  icon: ChartActivity,
  rank: 10,
})

export const handle = {
  breadcrumb: () => <MenuLabel />,
}

const RetentionRoute = () => (
  <Suspense fallback={<OverviewSkeleton />}>
    <OverviewPage />
  </Suspense>
)

export default RetentionRoute
