import {
  FILTER_CODECS,
  isAmount,
  isDay,
  isDays,
  isInOrder,
  isScore,
  isWhole,
} from "./filter-codecs"
import type { CustomersFilters, FilterName, Range } from "./filters"

/** Filters that are a range of numbers, and the numbers each takes. */
export const RANGE_FILTERS = {
  silence_days: "days",
  purchase_count: "whole",
  total_revenue: "amount",
  rfm_r: "score",
  rfm_f: "score",
  rfm_m: "score",
  last_seen_at: "day",
} as const satisfies Partial<Record<FilterName, string>>

/** A filter that is a range. */
export type RangeFilter = keyof typeof RANGE_FILTERS

/** Filters that are yes or no. */
export const FLAG_FILTERS = ["slowing", "has_account"] as const
export type FlagFilter = (typeof FLAG_FILTERS)[number]

/** Filters that are a choice of several. */
export const LIST_FILTERS = [
  "tier",
  "stage",
  "previous_tier",
  "previous_stage",
  "rfm_group",
  "country",
  "segment",
] as const
export type ListFilter = (typeof LIST_FILTERS)[number]

/** A filter that one can set by hand; the others come with a link or have a field of their own. */
export type EditableFilter = RangeFilter | FlagFilter | ListFilter

/** The menu's filters, in groups. */
export const FILTER_GROUPS: readonly (readonly EditableFilter[])[] = [
  ["tier", "stage", "slowing", "previous_tier", "previous_stage"],
  ["silence_days", "purchase_count", "total_revenue"],
  ["rfm_group", "rfm_r", "rfm_f", "rfm_m"],
  ["last_seen_at", "country", "has_account"],
  ["segment"],
]

export const isRangeFilter = (name: FilterName): name is RangeFilter => name in RANGE_FILTERS
export const isFlagFilter = (name: FilterName): name is FlagFilter =>
  FLAG_FILTERS.some((one) => one === name)
export const isListFilter = (name: FilterName): name is ListFilter =>
  LIST_FILTERS.some((one) => one === name)

/** Why a range cannot be taken as it was typed; the name of a text. */
export type RangeProblem = (typeof RANGE_FILTERS)[RangeFilter] | "order" | "empty"

/** The ends of a range, in order. */
export const RANGE_ENDS = ["from", "to"] as const
export type RangeEnd = (typeof RANGE_ENDS)[number]

/** What is wrong with a range, and at which end. */
export type RangeFault = { readonly problem: RangeProblem; readonly ends: readonly RangeEnd[] }

const IS_BOUND = { whole: isWhole, days: isDays, amount: isAmount, score: isScore, day: isDay }

/**
 * Takes a range as it was typed.
 *
 * @param typed both ends, empty where left open
 * @returns the range, or why it is none
 */
export function readRange(
  name: RangeFilter,
  typed: Readonly<Record<RangeEnd, string>>
): { readonly range: Range } | RangeFault {
  // Chinese keyboards type digits of full width.
  const read = (end: RangeEnd) => typed[end].normalize("NFKC").trim()
  const from = read("from")
  const to = read("to")
  if (from === "" && to === "") {
    return { problem: "empty", ends: RANGE_ENDS }
  }
  const kind = RANGE_FILTERS[name]
  const ends = RANGE_ENDS.filter((end) => {
    const bound = read(end)
    return bound !== "" && !IS_BOUND[kind](bound)
  })
  if (ends.length > 0) {
    return { problem: kind, ends }
  }
  const range: Range = { ...(from !== "" && { from }), ...(to !== "" && { to }) }
  return isInOrder(range) ? { range } : { problem: "order", ends: RANGE_ENDS }
}

/** The filters with one of them set, or taken away where the value is undefined. */
export function withFilter<Name extends FilterName>(
  filters: CustomersFilters,
  name: Name,
  value: CustomersFilters[Name] | undefined
): CustomersFilters {
  const others = Object.entries(filters).filter(([other]) => other !== name)
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]])
}

/** The filters with one value of a list more or less; an empty list is no filter. */
export function withOption(
  filters: CustomersFilters,
  name: ListFilter,
  value: string,
  chosen: boolean
): CustomersFilters {
  const others = (filters[name] ?? []).filter((other) => other !== value)
  const values = chosen ? [...others, value] : others
  // Read back through the filter's own form, which knows what it may hold.
  const parsed = FILTER_CODECS[name].parse(values.join(","))
  return withFilter(filters, name, parsed ?? undefined)
}
