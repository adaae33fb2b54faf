import { Suspense } from "react"
import { IssueSkeleton } from "../../../../components/coupons/issue/issue-skeleton"
import { withTexts } from "../../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const IssuePage = withTexts(() => import("../../../../components/coupons/issue/issue-page"))

const IssueCrumb = withTexts(() => import("../../../../components/coupons/issue/issue-crumb"))

export const handle = {
  breadcrumb: () => (
    <Suspense>
      <IssueCrumb />
    </Suspense>
  ),
}

const NewCouponsRoute = () => (
  <Suspense fallback={<IssueSkeleton />}>
    <IssuePage />
  </Suspense>
)

export default NewCouponsRoute
