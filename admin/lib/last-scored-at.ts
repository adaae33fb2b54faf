import type { Overview } from "./types"

/**
 * When the shop was last read and scored as a whole.
 *
 * @returns the later of the last backfill and the last nightly run, as ISO time; null before both
 */
export function lastScoredAt(overview: Pick<Overview, "sync">): string | null {
  const { backfill, nightly_at } = overview.sync
  const backfilled = backfill?.status === "done" ? backfill.finished_at : null
  const times = [backfilled, nightly_at].filter((time) => time !== null)
  return times.reduce<string | null>(
    (latest, time) => (latest === null || Date.parse(time) > Date.parse(latest) ? time : latest),
    null
  )
}
