import { lazy, Suspense } from "react"
import { CompareCrumb } from "../../../../components/compare/compare-crumb"
import { CompareSkeleton } from "../../../../components/compare/compare-skeleton"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const ComparePage = lazy(() => import("../../../../components/compare/compare-page"))

export const handle = {
  breadcrumb: () => <CompareCrumb />,
}

const CompareRoute = () => (
  <Suspense fallback={<CompareSkeleton />}>
    <ComparePage />
  </Suspense>
)

export default CompareRoute
