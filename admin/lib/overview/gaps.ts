import type { Limits, LimitsMethod, RawLimits } from "../../../src/modules/retention/domain/types"

/** How many gaps between two purchase days are this many days long. */
export type GapCount = { readonly days: number; readonly count: number }

/** `GET /admin/retention/rhythm`: the gaps that the newest fit's limits rest on. */
export type Rhythm = {
  readonly fitted_at: string
  readonly method: LimitsMethod
  readonly limits: Limits
  readonly raw_limits: RawLimits | null
  readonly percentiles: Limits
  readonly gaps: number
  readonly history_days: number
  /** Ascending; days without gaps left out. */
  readonly gap_counts: readonly GapCount[]
}

/** A bar: gaps of `from` up to and including `to` days. */
export type GapBar = {
  readonly from: number
  readonly to: number
  readonly count: number
  /** The middle, where the bar stands on the axis of days. */
  readonly middle: number
}

const WIDTHS = [1, 7, 14, 28] as const
const MOST_BARS = 60

/**
 * Puts gaps into bars of a day, a week, two or four, so that there are few enough to be told apart.
 *
 * @param counts gaps by days
 * @param reach days that the axis must show, as of the last limit; more where gaps are longer
 * @returns bars side by side from the first day on, empty ones too; none without gaps
 */
export function gapBars(counts: readonly GapCount[], reach: number): GapBar[] {
  if (counts.length === 0) {
    return []
  }
  const longest = Math.max(reach, ...counts.map(({ days }) => days))
  const width = WIDTHS.find((days) => longest / days <= MOST_BARS) ?? Math.ceil(longest / MOST_BARS)
  const bars = Array.from({ length: Math.max(1, Math.ceil(longest / width)) }, (_, index) => ({
    from: index * width + 1,
    to: (index + 1) * width,
    middle: index * width + (width + 1) / 2,
    count: 0,
  }))
  for (const { days, count } of counts) {
    // Two purchase days are at least one day apart; nothing is lost should that change.
    const bar = bars[Math.max(0, Math.ceil(days / width) - 1)]
    if (bar) {
      bar.count += count
    }
  }
  return bars
}

/** The share of all gaps that are at most so many days long, 0 to 1. */
export function shareWithin(counts: readonly GapCount[], days: number): number {
  const all = counts.reduce((sum, gap) => sum + gap.count, 0)
  const within = counts.reduce((sum, gap) => (gap.days <= days ? sum + gap.count : sum), 0)
  return all > 0 ? within / all : 0
}

/**
 * A share as it is told: in whole per cent, but never as all of them where some are missing.
 *
 * @param share 0 to 1
 * @returns the share, rounded down where it would read as 1, and the decimals to show
 */
export function toldShare(share: number): readonly [share: number, digits: number] {
  const readsAsAll = share < 1 && Math.round(share * 100) === 100
  return readsAsAll ? [Math.floor(share * 1000) / 1000, 1] : [share, 0]
}

/** The stage that so many silent days make, for somebody who is neither new nor just back. */
export function stageAfter(
  days: number,
  limits: Limits
): "active" | "at_risk" | "dormant" | "lost" {
  if (days < limits.at_risk) {
    return "active"
  }
  if (days < limits.dormant) {
    return "at_risk"
  }
  return days < limits.lost ? "dormant" : "lost"
}
