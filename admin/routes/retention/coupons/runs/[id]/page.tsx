import { Suspense } from "react"
import { useParams, type UIMatch } from "react-router-dom"
import { CouponsSkeleton } from "../../../../../components/coupons/list/coupons-skeleton"
import { withTexts } from "../../../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const RunPage = withTexts(() => import("../../../../../components/coupons/run/run-page"))

const RunCrumb = withTexts(() => import("../../../../../components/coupons/run/run-crumb"))

export const handle = {
  breadcrumb: ({ params }: UIMatch) => (
    <Suspense>
      <RunCrumb id={params.id ?? ""} />
    </Suspense>
  ),
}

const RunRoute = () => {
  const { id = "" } = useParams()
  return (
    <Suspense fallback={<CouponsSkeleton />}>
      {/* Another batch is another page: nothing of the last one stays on it. */}
      <RunPage key={id} id={id} />
    </Suspense>
  )
}

export default RunRoute
