import { Suspense } from "react"
import { FigureSkeleton } from "../../../../components/shared/figure-skeleton"
import { withTexts } from "../../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const ComparePage = withTexts(() => import("../../../../components/compare/compare-page"))

const CompareCrumb = withTexts(() => import("../../../../components/compare/compare-crumb"))

export const handle = {
  breadcrumb: () => (
    <Suspense>
      <CompareCrumb />
    </Suspense>
  ),
}

const CompareRoute = () => (
  <Suspense fallback={<FigureSkeleton height={72} />}>
    <ComparePage />
  </Suspense>
)

export default CompareRoute
