import { RFM_GROUPS, STAGES, TIERS } from "../../../src/modules/retention/domain/types"
import type { CustomersFilters, FilterName, Move, Range } from "./filters"

/** How one filter is written in a URL, and read from it. */
export type Codec<Value> = {
  /** @returns null where the value does not narrow, as an empty list */
  readonly print: (value: Value) => string | null
  /** @returns null for text that is no such filter */
  readonly parse: (text: string) => Value | null
}

const WHOLE = /^\d{1,9}$/
// Fifteen digits at most, so that comparing as numbers is exact.
const DECIMAL = /^-?\d{1,12}(\.\d{1,3})?$/
const SCORE = /^[1-5]$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const COUNTRY = /^[a-z]{2}$/
const SEGMENT = /^rseg_\w{1,60}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/
const MAX_SEARCH_LENGTH = 200
const MAX_DAYS = 36_500

/** True for a whole number of orders and the like. */
export const isWhole = (text: string): boolean => WHOLE.test(text)

/** True for a whole number of days, as far back as a hundred years. */
export const isDays = (text: string): boolean => WHOLE.test(text) && Number(text) < MAX_DAYS

/** True for an amount of money. */
export const isAmount = (text: string): boolean => DECIMAL.test(text)

/** True for a score of 1 to 5. */
export const isScore = (text: string): boolean => SCORE.test(text)

/** True for a day that the calendar has, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = DAY.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** True when a range does not end before it begins; what is left out is open. */
export function isInOrder({ from, to }: Range): boolean {
  if (from === undefined || to === undefined) {
    return true
  }
  return DAY.test(from) ? from <= to : Number(from) <= Number(to)
}

/** `high_value,potential` */
function listOf<Item extends string>(
  isItem: (text: string) => text is Item
): Codec<readonly Item[]> {
  return {
    print: (items) => (items.length > 0 ? items.join(",") : null),
    parse: (text) => {
      const items = text.split(",")
      return items.every(isItem) && new Set(items).size === items.length ? items : null
    },
  }
}

const oneOf =
  <Item extends string>(allowed: readonly Item[]) =>
  (text: string): text is Item =>
    (allowed as readonly string[]).includes(text)

/** `90..180`, `90..` or `..180` */
function rangeOf(isBound: (text: string) => boolean): Codec<Range> {
  return {
    print: ({ from, to }) =>
      from === undefined && to === undefined ? null : `${from ?? ""}..${to ?? ""}`,
    parse: (text) => {
      const [from, to, ...more] = text.split("..")
      if (from === undefined || to === undefined || more.length > 0 || from + to === "") {
        return null
      }
      const range = { ...(from !== "" && { from }), ...(to !== "" && { to }) }
      return [from, to].every((bound) => bound === "" || isBound(bound)) && isInOrder(range)
        ? range
        : null
    },
  }
}

const flag: Codec<boolean> = {
  print: String,
  parse: (text) => (text === "true" || text === "false" ? text === "true" : null),
}

const search: Codec<string> = {
  print: (text) => (text.trim() === "" ? null : text.trim()),
  parse: (text) => {
    const trimmed = text.trim()
    return trimmed !== "" && trimmed.length <= MAX_SEARCH_LENGTH ? trimmed : null
  },
}

const isTier = oneOf(TIERS)
const isStage = oneOf(STAGES)

/** `stage:active:at_risk:2026-11-15T00:00:00.000Z` */
const move: Codec<Move> = {
  print: ({ kind, from, to, since }) => [kind, from, to, since].join(":"),
  parse: (text) => {
    const [kind, from = "", to = "", ...rest] = text.split(":")
    const since = rest.join(":")
    if (!INSTANT.test(since) || Number.isNaN(Date.parse(since))) {
      return null
    }
    if (kind === "stage" && isStage(from) && isStage(to)) {
      return { kind, from, to, since }
    }
    return kind === "tier" && isTier(from) && isTier(to) ? { kind, from, to, since } : null
  },
}

/** Every filter, in the order in which URLs name them and the page shows them. */
export const FILTER_CODECS: {
  readonly [Name in FilterName]-?: Codec<NonNullable<CustomersFilters[Name]>>
} = {
  q: search,
  tier: listOf(isTier),
  stage: listOf(isStage),
  slowing: flag,
  moved: move,
  previous_tier: listOf(isTier),
  previous_stage: listOf(isStage),
  silence_days: rangeOf(isDays),
  purchase_count: rangeOf(isWhole),
  total_revenue: rangeOf(isAmount),
  rfm_group: listOf(oneOf(RFM_GROUPS)),
  rfm_r: rangeOf(isScore),
  rfm_f: rangeOf(isScore),
  rfm_m: rangeOf(isScore),
  last_seen_at: rangeOf(isDay),
  country: listOf((text): text is string => COUNTRY.test(text)),
  has_account: flag,
  segment: listOf((text): text is string => SEGMENT.test(text)),
}

/** The names of all filters, in order. */
export const FILTER_NAMES = Object.keys(FILTER_CODECS) as readonly FilterName[]
