import { ulidBound, ulidTime } from "../../modules/retention/domain/time/ulid-bound"

/** Records that are compared at each point: neighbours, so that what stands between them shows. */
export const NEIGHBOURS = 5

/**
 * Places in the order of ids, drawn evenly over the time between two of them.
 *
 * @param ends the first and the last id there is
 * @param sample about how many records to come by
 * @param random draws from 0 up to 1
 * @returns null when the ids are no ULIDs, whose time could be told
 */
export function samplePoints(
  prefix: string,
  ends: readonly [first: string, last: string],
  sample: number,
  random: () => number
): string[] | null {
  const [first, last] = ends.map((id) => ulidTime(id)?.getTime())
  if (first === undefined || last === undefined) {
    return null
  }
  return Array.from({ length: Math.ceil(sample / NEIGHBOURS) }, () =>
    ulidBound(prefix, new Date(first + Math.floor(random() * (last - first + 1))))
  ).sort()
}
