import { Suspense } from "react"
import { CompareSkeleton } from "../../../../components/compare/compare-skeleton"
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
  <Suspense fallback={<CompareSkeleton />}>
    <ComparePage />
  </Suspense>
)

export default CompareRoute
