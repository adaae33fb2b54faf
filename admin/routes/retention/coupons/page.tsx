import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Suspense } from "react"
import { CouponsSkeleton } from "../../../components/coupons/list/coupons-skeleton"
import { MenuLabel } from "../../../components/shared/menu-label"
import { withTexts } from "../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const CouponsPage = withTexts(() => import("../../../components/coupons/list/coupons-page"))

export const config = defineRouteConfig({
  label: "menu.coupons",
  translationNs: "retention",
  rank: 24,
})

export const handle = {
  breadcrumb: () => <MenuLabel of="coupons" />,
}

const CouponsRoute = () => (
  <Suspense fallback={<CouponsSkeleton />}>
    <CouponsPage />
  </Suspense>
)

export default CouponsRoute
