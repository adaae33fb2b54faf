import { DAY_MS } from "../../../src/modules/retention/domain/time/duration"
import { calendarDays } from "../calendar-days"
import type { Chances } from "./prediction"
import type { DrawnPurchase, Timeline } from "./timeline"

/** Tops of the scale: the first that holds the largest chance. */
const TOPS = [0.1, 0.25, 0.5, 1] as const

/** A day of the curve. */
export type ChanceDay = {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** In milliseconds: of a purchase its time, of today now, of other days noon. */
  readonly at: number
  /** Share of the picture's width. */
  readonly x: number
  /** At the end of the day. */
  readonly chance: number
  /** Before the purchase of that day; null where there was none, or nothing before it. */
  readonly before: number | null
  readonly purchase: boolean
}

/** How the chance of buying rose and fell, laid out on the axis of a time line. */
export type ChanceCurve = {
  /** Ascending, one a day; those before the picture's left edge are left out. */
  readonly days: readonly ChanceDay[]
  /** Index of today in `days`; what follows holds if nothing happens. */
  readonly today: number
  /** The chance at the upper edge of the picture. */
  readonly top: number
  readonly horizonDays: number
}

/** What a curve is made from. */
export type ChanceCurveInput = {
  readonly chances: Chances
  readonly timeline: Pick<Timeline<DrawnPurchase>, "marks" | "span">
  readonly now: Date
  /** IANA name of the zone of the days. */
  readonly timeZone: string
}

/** The last instant that the points tell of, in milliseconds; undefined without any. */
export function reachOf({ points }: Chances): number | undefined {
  const last = points.at(-1)
  return last && noonOf(last.day)
}

/**
 * Lays the points out beneath the purchases: a rise stands under the bar that caused it, today under
 * the rule of today.
 *
 * @returns null where no point lies inside the picture
 */
export function layOutChances(input: ChanceCurveInput): ChanceCurve | null {
  const { chances, timeline, now, timeZone } = input
  const { start, end } = timeline.span
  const bought = firstPurchases(timeline, timeZone)
  const days: ChanceDay[] = []
  for (const { day, chance } of chances.points) {
    const last = days.at(-1)
    if (last?.day === day) {
      days[days.length - 1] = { ...last, before: last.chance, chance, purchase: true }
      continue
    }
    const purchase = bought.get(dayNumber(day))
    const at = purchase ?? (day === chances.today ? now.getTime() : noonOf(day))
    // Noon by UTC may lie a little before a late purchase of the day before.
    const onward = Math.max(at, last?.at ?? at)
    days.push({
      day,
      at: onward,
      x: (onward - start) / (end - start),
      chance,
      before: null,
      purchase: purchase !== undefined,
    })
  }
  const shown = days.filter(({ at }) => at >= start && at <= end)
  const today = shown.findLastIndex(({ day }) => day <= chances.today)
  if (shown.length === 0) {
    return null
  }
  const most = Math.max(...shown.map(({ chance, before }) => Math.max(chance, before ?? 0)))
  return {
    days: shown,
    today: Math.max(today, 0),
    top: TOPS.find((top) => most <= top) ?? 1,
    horizonDays: chances.horizon_days,
  }
}

/** Side of the square that paths are drawn in; it is stretched to whatever room there is. */
export const PATH_SIZE = 1000

/**
 * The curve, or a part of it, as the `d` of an SVG path.
 *
 * @param from index of the first day
 * @param until index of the last day
 */
export function chancePath({ days, top }: ChanceCurve, from: number, until: number): string {
  const place = (x: number, chance: number) =>
    `${round(x * PATH_SIZE)},${round((1 - chance / top) * PATH_SIZE)}`
  const places = days.slice(from, until + 1).flatMap(({ x, chance, before }, index) =>
    // A part begins with what the day came to.
    before === null || index === 0 ? [place(x, chance)] : [place(x, before), place(x, chance)]
  )
  return places.length === 0 ? "" : `M${places.join("L")}`
}

/** A line of the curve as a table. */
export type ChanceRow = ChanceDay & {
  readonly kind: "purchase" | "today" | "ahead"
}

/** Between the lines of what is to come. */
const AHEAD_DAYS = 30

/**
 * What of the curve is worth a line: purchases, today, and about every month from then on.
 *
 * @returns the latest first
 */
export function chanceRows({ days, today }: ChanceCurve): readonly ChanceRow[] {
  const now = days[today]
  const ahead: ChanceDay[] = []
  for (const day of days.slice(today + 1)) {
    if (day.at - (ahead.at(-1) ?? now ?? day).at >= (AHEAD_DAYS - 1) * DAY_MS) {
      ahead.push(day)
    }
  }
  const last = days.at(-1)
  if (last && days.length - 1 > today && ahead.at(-1) !== last) {
    ahead.push(last)
  }
  return [
    ...days
      .slice(0, today + 1)
      .filter(({ purchase }) => purchase)
      .map((day) => ({ ...day, kind: "purchase" as const })),
    ...(now && !now.purchase ? [{ ...now, kind: "today" as const }] : []),
    ...ahead.map((day) => ({ ...day, kind: "ahead" as const })),
  ].reverse()
}

/** The time of the first purchase of each day that has one that counts. */
function firstPurchases(
  { marks }: ChanceCurveInput["timeline"],
  zone: string
): ReadonlyMap<number, number> {
  const dayOf = calendarDays(zone)
  const counted = marks.filter(({ state }) => state === "valid").reverse()
  return new Map(
    counted.map(({ purchase: { created_at } }) => [dayOf(created_at), Date.parse(created_at)])
  )
}

/** Days since 1970-01-01. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`) / DAY_MS
}

/** Noon by UTC; half a day to or fro does not show. */
function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00.000Z`)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
