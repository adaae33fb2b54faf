import { Suspense } from "react"
import { EditorSkeleton } from "../../../../components/segments/builder/editor-skeleton"
import { withTexts } from "../../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const SegmentEditorPage = withTexts(
  () => import("../../../../components/segments/builder/segment-editor-page")
)

const EditorCrumb = withTexts(() => import("../../../../components/segments/builder/editor-crumb"))

export const handle = {
  breadcrumb: () => (
    <Suspense>
      <EditorCrumb of="new" />
    </Suspense>
  ),
}

const NewSegmentRoute = () => (
  <Suspense fallback={<EditorSkeleton />}>
    <SegmentEditorPage />
  </Suspense>
)

export default NewSegmentRoute
