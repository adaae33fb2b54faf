import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Suspense } from "react"
import { MenuLabel } from "../../../components/shared/menu-label"
import { SegmentsSkeleton } from "../../../components/segments/list/segments-skeleton"
import { withTexts } from "../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const SegmentsPage = withTexts(() => import("../../../components/segments/list/segments-page"))

export const config = defineRouteConfig({
  label: "menu.segments",
  translationNs: "retention",
  rank: 22,
})

export const handle = {
  breadcrumb: () => <MenuLabel of="segments" />,
}

const SegmentsRoute = () => (
  <Suspense fallback={<SegmentsSkeleton />}>
    <SegmentsPage />
  </Suspense>
)

export default SegmentsRoute
