import { useSegment } from "../../../hooks/use-segment"
import { useText } from "../../../hooks/use-text"
import { segmentName } from "../../../lib/segments/segment-name"

/** A segment's name in the breadcrumb. */
const SegmentCrumb = ({ id }: { id: string }) => {
  const segment = useSegment(id)
  const text = useText()
  return segment.isPending ? null : (
    <span>{segment.data ? segmentName(segment.data, text) : text.t("segment.crumb")}</span>
  )
}

export default SegmentCrumb
