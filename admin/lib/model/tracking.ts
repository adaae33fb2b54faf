import type { TrackingPoint } from "../../../src/modules/retention/domain/prediction/types"
import { calendarDays } from "../calendar-days"
import { DAY_MS } from "../../../src/modules/retention/domain/time/duration"
import { monthTicks } from "../person/ticks"

/** A point as the chart draws it. */
export type TrackedPoint = TrackingPoint & {
  /** The day's midnight in UTC, in milliseconds; a place on the axis and nothing else. */
  readonly at: number
}

/** The days as places on an axis. */
export function trackedPoints(points: readonly TrackingPoint[]): TrackedPoint[] {
  return points.map((point) => ({ ...point, at: Date.parse(point.day) }))
}

/**
 * Where an instant's day lies on the axis.
 *
 * @param iso the instant
 * @param zone IANA name, in which the points' days are counted
 */
export function placeOf(iso: string, zone: string): number {
  return calendarDays(zone)(iso) * DAY_MS
}

/** What happened after the day that the model was fitted on. */
export type HeldOut = {
  readonly days: number
  readonly actual: number
  readonly predicted: number
}

/**
 * Repeat purchase days since the fit, actual and predicted.
 *
 * @param from place of the day of the fit
 * @returns null where no point lies after it
 */
export function heldOut(points: readonly TrackedPoint[], from: number): HeldOut | null {
  const start = points.findLast(({ at }) => at <= from)
  const end = points.at(-1)
  if (!start || !end || end.at <= start.at) {
    return null
  }
  return {
    days: Math.round((end.at - start.at) / DAY_MS),
    actual: end.actual - start.actual,
    predicted: end.predicted - start.predicted,
  }
}

/** Labels of the axis: where, and whether a month or a year begins there. */
export type AxisTick = { readonly at: number; readonly unit: "month" | "year" }

/** The months or years to label, at most eight. */
export function axisTicks(points: readonly TrackedPoint[]): AxisTick[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || last.at <= first.at) {
    return []
  }
  return monthTicks(first.at, last.at).map(({ at, unit }) => ({ at: Date.parse(at), unit }))
}
