import { isDay } from "../customers/filter-codecs"
import { MOVEMENT_KINDS, MOVEMENT_UNITS, type MovementKind, type MovementUnit } from "./types"

/** So many days back the page may look at a click. */
export const MOVEMENT_RANGES = [7, 30, 90, 365] as const
export type MovementRange = (typeof MOVEMENT_RANGES)[number]

/** The two days that are compared: the last so many, or two days (`YYYY-MM-DD`) of one's own. */
export type MovementDays =
  { readonly last: MovementRange } | { readonly from: string; readonly to: string }

/** What the page's address asks for. */
export type MovementUrl = {
  readonly days: MovementDays
  readonly kind: MovementKind
  readonly unit: MovementUnit
  /** Whether those who stayed where they were are drawn. */
  readonly stayed: boolean
  /** A segment's id, to look at its present members alone; everybody when null. */
  readonly segment: string | null
}

const DEFAULTS: MovementUrl = {
  days: { last: 30 },
  kind: "stage",
  unit: "people",
  stayed: false,
  segment: null,
}

/**
 * The way to the movement page.
 *
 * @param url what differs from everybody's stages over the last 30 days
 */
export function movementPath(url: Partial<MovementUrl> = {}): string {
  const { days, kind, unit, stayed, segment } = { ...DEFAULTS, ...url }
  const query = new URLSearchParams()
  if ("from" in days) {
    query.set("from", days.from)
    query.set("to", days.to)
  } else if (days.last !== 30) {
    query.set("last", String(days.last))
  }
  if (kind !== DEFAULTS.kind) {
    query.set("kind", kind)
  }
  if (unit !== DEFAULTS.unit) {
    query.set("unit", unit)
  }
  if (stayed) {
    query.set("stayed", "true")
  }
  if (segment !== null) {
    query.set("segment", segment)
  }
  const search = query.toString()
  return `/retention/movement${search && `?${search}`}`
}

/** Reads what {@link movementPath} wrote; what it could not have written is as usual. */
export function parseMovementUrl(query: URLSearchParams): MovementUrl {
  const oneOf = <Value extends string>(name: string, values: readonly Value[], usual: Value) =>
    values.find((value) => value === query.get(name)) ?? usual
  return {
    days: daysOf(query),
    kind: oneOf("kind", MOVEMENT_KINDS, DEFAULTS.kind),
    unit: oneOf("unit", MOVEMENT_UNITS, DEFAULTS.unit),
    stayed: query.get("stayed") === "true",
    segment: query.get("segment") || null,
  }
}

/**
 * The two days that an address asks for.
 *
 * @param today `YYYY-MM-DD` in the policy's zone
 */
export function datesOf(days: MovementDays, today: string): { from: string; to: string } {
  return "from" in days
    ? { from: days.from, to: days.to }
    : { from: daysBefore(today, days.last), to: today }
}

/**
 * Two days as the address has them: by their distance where they end today, so that the address
 * means the same tomorrow.
 */
export function daysFrom({ from, to }: { from: string; to: string }, today: string): MovementDays {
  const last = MOVEMENT_RANGES.find((range) => to === today && from === daysBefore(today, range))
  return last === undefined ? { from, to } : { last }
}

/** What keeps two days (`YYYY-MM-DD`, empty where none is chosen) from being compared; else null. */
export function daysFault(
  { from, to }: { from: string; to: string },
  today: string
): "missing" | "order" | "future" | null {
  if (!isDay(from) || !isDay(to)) {
    return "missing"
  }
  return from > to ? "order" : to > today ? "future" : null
}

function daysOf(query: URLSearchParams): MovementDays {
  const from = query.get("from") ?? ""
  const to = query.get("to") ?? ""
  if (isDay(from) && isDay(to) && from <= to) {
    return { from, to }
  }
  const last = MOVEMENT_RANGES.find((range) => String(range) === query.get("last"))
  return last === undefined ? DEFAULTS.days : { last }
}

function daysBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00.000Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}
