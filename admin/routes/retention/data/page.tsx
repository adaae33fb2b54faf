import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Suspense } from "react"
import { DataSkeleton } from "../../../components/data/data-skeleton"
import { MenuLabel } from "../../../components/shared/menu-label"
import { withTexts } from "../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const DataPage = withTexts(() => import("../../../components/data/data-page"))

export const config = defineRouteConfig({
  label: "menu.data",
  translationNs: "retention",
  rank: 90,
})

export const handle = {
  breadcrumb: () => <MenuLabel of="data" />,
}

const DataRoute = () => (
  <Suspense fallback={<DataSkeleton />}>
    <DataPage />
  </Suspense>
)

export default DataRoute
