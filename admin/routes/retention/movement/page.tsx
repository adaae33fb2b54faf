import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Suspense } from "react"
import { FigureSkeleton } from "../../../components/shared/figure-skeleton"
import { MenuLabel } from "../../../components/shared/menu-label"
import { withTexts } from "../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const MovementPage = withTexts(() => import("../../../components/movement/movement-page"))

export const config = defineRouteConfig({
  label: "menu.movement",
  translationNs: "retention",
  rank: 28,
})

export const handle = {
  breadcrumb: () => <MenuLabel of="movement" />,
}

const MovementRoute = () => (
  <Suspense fallback={<FigureSkeleton height={480} />}>
    <MovementPage />
  </Suspense>
)

export default MovementRoute
