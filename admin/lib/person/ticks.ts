/** Months between two ticks, from the closest to the widest. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const

/** More would run into each other. */
const MOST = 8

/** A place on the time axis that is labelled. */
export type Tick = {
  /** ISO time: the first of a month, in UTC; half a day to or fro does not show. */
  readonly at: string
  /** Share of the width. */
  readonly x: number
  readonly unit: "month" | "year"
}

/**
 * The beginnings of months or years to label on a time axis.
 *
 * @param start of the axis, in milliseconds
 * @param end of the axis, in milliseconds
 * @returns at most eight, as close as they can be
 */
export function monthTicks(start: number, end: number): readonly Tick[] {
  const months = STEPS.map((step) => ({ step, firsts: firstsOf(start, end, step) }))
  const fitting = months.find(({ firsts }) => firsts.length <= MOST) ?? months.at(-1)
  return (fitting?.firsts ?? []).map((at) => ({
    at: new Date(at).toISOString(),
    x: (at - start) / (end - start),
    unit: (fitting?.step ?? 1) >= 12 ? "year" : "month",
  }))
}

/** Every `step`-th month since the year 0 that begins between two times. */
function firstsOf(start: number, end: number, step: number): number[] {
  const from = new Date(start)
  const month = from.getUTCFullYear() * 12 + from.getUTCMonth()
  const firsts: number[] = []
  for (let index = Math.ceil(month / step) * step; ; index += step) {
    const at = Date.UTC(Math.floor(index / 12), index % 12)
    if (at > end) {
      return firsts
    }
    if (at >= start) {
      firsts.push(at)
    }
  }
}
