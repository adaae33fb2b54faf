import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Suspense } from "react"
import { ModelSkeleton } from "../../../components/model/model-skeleton"
import { MenuLabel } from "../../../components/shared/menu-label"
import { withTexts } from "../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const ModelPage = withTexts(() => import("../../../components/model/model-page"))

export const config = defineRouteConfig({
  label: "menu.model",
  translationNs: "retention",
  rank: 30,
})

export const handle = {
  breadcrumb: () => <MenuLabel of="model" />,
}

const ModelRoute = () => (
  <Suspense fallback={<ModelSkeleton />}>
    <ModelPage />
  </Suspense>
)

export default ModelRoute
