import { Suspense } from "react"
import { useParams, type UIMatch } from "react-router-dom"
import { SegmentSkeleton } from "../../../../components/segments/detail/segment-skeleton"
import { withTexts } from "../../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const SegmentPage = withTexts(() => import("../../../../components/segments/detail/segment-page"))

const SegmentCrumb = withTexts(() => import("../../../../components/segments/detail/segment-crumb"))

export const handle = {
  breadcrumb: ({ params }: UIMatch) => (
    <Suspense>
      <SegmentCrumb id={params.id ?? ""} />
    </Suspense>
  ),
}

const SegmentRoute = () => {
  const { id = "" } = useParams()
  return (
    <Suspense fallback={<SegmentSkeleton />}>
      {/* Another segment is another page: nothing of the last one stays on it. */}
      <SegmentPage key={id} id={id} />
    </Suspense>
  )
}

export default SegmentRoute
