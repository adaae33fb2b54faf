import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Suspense } from "react"
import { CustomersSkeleton } from "../../../components/customers/customers-skeleton"
import { MenuLabel } from "../../../components/shared/menu-label"
import { withTexts } from "../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const CustomersPage = withTexts(() => import("../../../components/customers/customers-page"))

export const config = defineRouteConfig({
  label: "menu.customers",
  translationNs: "retention",
  rank: 20,
})

export const handle = {
  breadcrumb: () => <MenuLabel of="customers" />,
}

const CustomersRoute = () => (
  <Suspense fallback={<CustomersSkeleton />}>
    <CustomersPage />
  </Suspense>
)

export default CustomersRoute
