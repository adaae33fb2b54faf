/** The address of the list of segments. */
export const SEGMENTS_PATH = "/retention/segments"

/** The address of a segment's page. */
export function segmentPath(id: string): string {
  return `${SEGMENTS_PATH}/${encodeURIComponent(id)}`
}

/** The address of a segment beside another, which is chosen there. */
export function comparePath(id: string): string {
  return `${SEGMENTS_PATH}/compare?one=${encodeURIComponent(id)}`
}
