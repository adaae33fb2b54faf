import { useText } from "../../../hooks/use-text"

/** What one does to a segment, in the breadcrumb. */
const EditorCrumb = ({ of }: { of: "new" | "edit" }) => <>{useText().t(`segments.crumb_${of}`)}</>

export default EditorCrumb
