/** A segment whose members fill a customer group, and the groups that its rule asks for. */
export type GroupFiller = {
  readonly segment_id: string
  /** Id of the group that it fills. */
  readonly fills: string
  /** Ids of the groups that its rule asks for, inside or outside of them. */
  readonly asks: readonly string[]
}

/**
 * The circle that a segment stands in: it asks for a group that another one fills, which asks for
 * a group … that the first one fills. Membership would then follow from itself, and might never
 * come to rest. A segment that asks for the very group it fills is a circle of one.
 *
 * @param others those that fill other groups; the segment itself among them is passed over
 * @returns the shortest such circle as ids of segments, the given one first; null where there is none
 */
export function groupCircle(
  segment: GroupFiller,
  others: readonly GroupFiller[]
): readonly string[] | null {
  const fillerOf = new Map(others.map((other) => [other.fills, other]))
  fillerOf.set(segment.fills, segment)
  const seen = new Set([segment.segment_id])
  let paths: readonly (readonly GroupFiller[])[] = [[segment]]
  while (paths.length > 0) {
    const next: (readonly GroupFiller[])[] = []
    for (const path of paths) {
      for (const group of path.at(-1)?.asks ?? []) {
        const filler = fillerOf.get(group)
        if (filler === segment) {
          return path.map(({ segment_id }) => segment_id)
        }
        if (filler && !seen.has(filler.segment_id)) {
          seen.add(filler.segment_id)
          next.push([...path, filler])
        }
      }
    }
    paths = next
  }
  return null
}
