import { DAY_MS } from "../../../src/modules/retention/domain/time/duration"
import { monthTicks } from "../overview/trend"
import type { SegmentDay } from "./types"

/** How many days back the page looks. */
export const HISTORY_RANGES = [30, 90, 365] as const
export type HistoryRange = (typeof HISTORY_RANGES)[number]

/** A day as the charts draw it. */
export type HistoryPoint = {
  /** The day's midnight in UTC, in milliseconds; a place on the axis and nothing else. */
  readonly at: number
  readonly people: number
  readonly entered: number
  /** Below the line: never above 0. */
  readonly exited: number
  readonly day: SegmentDay
}

/** A row of the table beside the charts: a day, a week or a month. */
export type HistoryRow = {
  /** Its first and last day, `YYYY-MM-DD`; the same where it is one day. */
  readonly from: string
  readonly to: string
  /** At the end of its last day. */
  readonly people: number
  readonly revenue: string | null
  /** All of its days together. */
  readonly entered: number
  readonly exited: number
}

/** The days as points. */
export function historyPoints(days: readonly SegmentDay[]): HistoryPoint[] {
  return days.map((day) => ({
    at: Date.parse(day.day),
    people: day.people,
    entered: day.entered,
    exited: day.exited === 0 ? 0 : -day.exited,
    day,
  }))
}

/** From here on an axis names months in place of days. */
const MONTHS_FROM_DAYS = 62

/**
 * Places for names on the axis: every seventh day, counted back from the newest, or the first of
 * each month where there are many days.
 *
 * @returns milliseconds, ascending, and what they name
 */
export function historyTicks(days: readonly SegmentDay[]): {
  readonly ticks: readonly number[]
  readonly unit: "day" | "month"
} {
  if (days.length > MONTHS_FROM_DAYS) {
    return { ticks: monthTicks(days), unit: "month" }
  }
  const step = days.length > 31 ? 14 : days.length > 10 ? 7 : 1
  return {
    ticks: days
      .filter((_, index) => (days.length - 1 - index) % step === 0)
      .map(({ day }) => Date.parse(day)),
    unit: "day",
  }
}

/**
 * The days put together so that a table of them can be read, newest first: each day of a month,
 * each week of a quarter, each month of a year.
 */
export function historyRows(days: readonly SegmentDay[], range: HistoryRange): HistoryRow[] {
  const rows: HistoryRow[] = []
  let last: string | null = null
  for (const day of days) {
    const period = periodOf(day.day, range)
    const open = period === last ? rows.pop() : undefined
    last = period
    rows.push({
      from: open?.from ?? day.day,
      to: day.day,
      people: day.people,
      revenue: day.revenue,
      entered: (open?.entered ?? 0) + day.entered,
      exited: (open?.exited ?? 0) + day.exited,
    })
  }
  return rows.reverse()
}

/** What days have in common that stand in one row. */
function periodOf(day: string, range: HistoryRange): string {
  if (range === 30) {
    return day
  }
  if (range === 365) {
    return day.slice(0, 7)
  }
  // Weeks begin on Mondays: 1970-01-05 was one.
  return String(Math.floor((Date.parse(day) / DAY_MS - 4) / 7))
}

/** Everybody who came and went in these days. */
export function movesOf(days: readonly SegmentDay[]): { entered: number; exited: number } {
  return {
    entered: days.reduce((sum, day) => sum + day.entered, 0),
    exited: days.reduce((sum, day) => sum + day.exited, 0),
  }
}
