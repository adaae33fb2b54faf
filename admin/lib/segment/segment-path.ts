/** The address of the list of segments. */
export const SEGMENTS_PATH = "/retention/segments"

/** The address of a segment's page. */
export function segmentPath(id: string): string {
  return `${SEGMENTS_PATH}/${encodeURIComponent(id)}`
}
