import { lazy, Suspense } from "react"
import { useParams, type UIMatch } from "react-router-dom"
import { SegmentCrumb } from "../../../../components/segments/detail/segment-crumb"
import { SegmentSkeleton } from "../../../../components/segments/detail/segment-skeleton"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const SegmentPage = lazy(() => import("../../../../components/segments/detail/segment-page"))

export const handle = {
  breadcrumb: ({ params }: UIMatch) => <SegmentCrumb id={params.id ?? ""} />,
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
