import {
  BUYER_STAGES,
  type BuyerStage,
  type Tier,
} from "../../../src/modules/retention/domain/types"

/** One day's end: how many buyers stood in each stage. */
export type TrendDay = {
  /** `YYYY-MM-DD` in the trend's time zone. */
  readonly day: string
  /** True when it was not counted on that day, but redrawn later from past orders. */
  readonly reconstructed: boolean
  readonly stages: Readonly<Record<BuyerStage, number>>
  /** Null on reconstructed days. */
  readonly tiers: Readonly<Record<Tier, number>> | null
}

/** `GET /admin/retention/trend`; days ascending, of which some may be missing. */
export type Trend = {
  readonly time_zone: string
  readonly days: readonly TrendDay[]
}

/** How many months back the page looks. */
export const TREND_RANGES = [3, 12] as const
export type TrendRange = (typeof TREND_RANGES)[number]

/** What a line's height means: people, or their share of all buyers (0 to 1). */
export const TREND_UNITS = ["people", "share"] as const
export type TrendUnit = (typeof TREND_UNITS)[number]

/** A day as the chart draws it. */
export type TrendPoint = Readonly<Record<BuyerStage, number>> & {
  /** The day's midnight in UTC, in milliseconds; a place on the axis and nothing else. */
  readonly at: number
  readonly day: TrendDay
}

/** The last so many months, counted back from the newest day. */
export function lastMonths(days: readonly TrendDay[], months: TrendRange): readonly TrendDay[] {
  const newest = days.at(-1)
  if (!newest) {
    return days
  }
  const from = new Date(newest.day)
  from.setUTCMonth(from.getUTCMonth() - months)
  const first = from.toISOString().slice(0, 10)
  return days.filter(({ day }) => day >= first)
}

/** The days as points in one unit. */
export function trendPoints(days: readonly TrendDay[], unit: TrendUnit): TrendPoint[] {
  return days.map((day) => {
    const buyers = unit === "share" ? buyersOf(day) : 1
    const heights = BUYER_STAGES.map((stage) => [
      stage,
      buyers > 0 ? day.stages[stage] / buyers : 0,
    ])
    return {
      ...(Object.fromEntries(heights) as Record<BuyerStage, number>),
      at: Date.parse(day.day),
      day,
    }
  })
}

/** All buyers of a day. */
export function buyersOf({ stages }: TrendDay): number {
  return BUYER_STAGES.reduce((sum, stage) => sum + stages[stage], 0)
}

/**
 * Where days follow each other that were redrawn, for shading.
 *
 * @returns from the first to the last of each run, in milliseconds
 */
export function redrawnSpans(days: readonly TrendDay[]): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = []
  days.forEach((day, index) => {
    if (!day.reconstructed) {
      return
    }
    const at = Date.parse(day.day)
    const span = spans.at(-1)
    if (span && days[index - 1]?.reconstructed) {
      span.to = at
    } else {
      spans.push({ from: at, to: at })
    }
  })
  return spans
}

/**
 * Places for the names of months: the first of each month within the days, every second one where
 * there are more than eight.
 *
 * @returns milliseconds, ascending
 */
export function monthTicks(days: readonly Pick<TrendDay, "day">[]): number[] {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) {
    return []
  }
  const ticks: number[] = []
  const month = new Date(`${first.day.slice(0, 7)}-01`)
  for (; month.getTime() <= Date.parse(last.day); month.setUTCMonth(month.getUTCMonth() + 1)) {
    if (month.getTime() >= Date.parse(first.day)) {
      ticks.push(month.getTime())
    }
  }
  return ticks.length > 8 ? ticks.filter((_, index) => (ticks.length - 1 - index) % 2 === 0) : ticks
}

/** The days of the table beside the chart, newest first: each week's or month's, and the newest. */
export function tableDays(days: readonly TrendDay[], months: TrendRange): TrendDay[] {
  const newest = days.at(-1)
  const every = (day: TrendDay) =>
    months === 3 ? new Date(day.day).getUTCDay() === 1 : day.day.endsWith("-01")
  return days.filter((day) => day === newest || every(day)).reverse()
}
