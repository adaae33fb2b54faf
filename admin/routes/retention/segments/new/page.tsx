import { lazy, Suspense } from "react"
import { EditorCrumb } from "../../../../components/segments/builder/editor-crumb"
import { EditorSkeleton } from "../../../../components/segments/builder/editor-skeleton"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const SegmentEditorPage = lazy(
  () => import("../../../../components/segments/builder/segment-editor-page")
)

export const handle = {
  breadcrumb: () => <EditorCrumb of="new" />,
}

const NewSegmentRoute = () => (
  <Suspense fallback={<EditorSkeleton />}>
    <SegmentEditorPage />
  </Suspense>
)

export default NewSegmentRoute
