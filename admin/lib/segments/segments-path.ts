import { SEGMENTS_PATH, segmentPath } from "../segment/segment-path"

/** The address where a segment is made. */
export const NEW_SEGMENT_PATH = `${SEGMENTS_PATH}/new`

/** The address where a segment is changed. */
export function editSegmentPath(id: string): string {
  return `${segmentPath(id)}/edit`
}
