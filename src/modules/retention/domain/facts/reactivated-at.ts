import { DAY_MS, elapsed } from "../time/duration"

/**
 * The last purchase that ended a silence of at least the dormant limit, in exact time.
 *
 * @param purchases Valid ones, oldest first.
 * @param dormant_days The dormant limit.
 * @returns Null when there was no such silence.
 */
export function reactivatedAt(
  purchases: readonly { readonly at: Date }[],
  dormant_days: number
): Date | null {
  let previous: Date | undefined
  let reactivated: Date | null = null
  for (const { at } of purchases) {
    if (previous && elapsed(previous, at) >= dormant_days * DAY_MS) {
      reactivated = at
    }
    previous = at
  }
  return reactivated
}
