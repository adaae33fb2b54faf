import { Suspense } from "react"
import { useParams } from "react-router-dom"
import { EditorSkeleton } from "../../../../../components/segments/builder/editor-skeleton"
import { withTexts } from "../../../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const SegmentEditorPage = withTexts(
  () => import("../../../../../components/segments/builder/segment-editor-page")
)

const EditorCrumb = withTexts(
  () => import("../../../../../components/segments/builder/editor-crumb")
)

export const handle = {
  breadcrumb: () => (
    <Suspense>
      <EditorCrumb of="edit" />
    </Suspense>
  ),
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
