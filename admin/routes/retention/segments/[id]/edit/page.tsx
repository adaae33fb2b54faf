import { lazy, Suspense } from "react"
import { useParams } from "react-router-dom"
import { EditorCrumb } from "../../../../../components/segments/builder/editor-crumb"
import { EditorSkeleton } from "../../../../../components/segments/builder/editor-skeleton"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const SegmentEditorPage = lazy(
  () => import("../../../../../components/segments/builder/segment-editor-page")
)

export const handle = {
  breadcrumb: () => <EditorCrumb of="edit" />,
}

const EditSegmentRoute = () => {
  const { id = "" } = useParams()
  return (
    <Suspense fallback={<EditorSkeleton />}>
      {/* Another segment is another edit: nothing of the last one stays. */}
      <SegmentEditorPage key={id} id={id} />
    </Suspense>
  )
}

export default EditSegmentRoute
