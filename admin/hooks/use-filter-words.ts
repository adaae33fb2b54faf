import type { CustomersFilters, FilterName, Range } from "../lib/customers/filters"
import { countryName } from "../lib/customers/countries"
import { isListFilter, isRangeFilter, type ListFilter } from "../lib/customers/filter-form"
import { useText } from "./use-text"

/** The ways to put filters into the admin's language. */
export type FilterWords = {
  /** A filter's name. */
  readonly label: (name: FilterName) => string
  /** What a filter asks for; empty where it asks for nothing. */
  readonly value: (name: FilterName, filters: CustomersFilters) => string
  /** One of the values that a list filter may hold. */
  readonly option: (name: ListFilter, value: string) => string
}

const NOON = "T12:00:00.000Z"

/**
 * Filters in words, as chips show them.
 *
 * @param currency that revenue is in; null while that is not known
 * @param segmentNames by id, of those that are filtered by; missing while they are on their way
 */
export function useFilterWords(
  currency: string | null,
  segmentNames: ReadonlyMap<string, string>
): FilterWords {
  const { t, format } = useText()
  const say = (key: string, values = {}) => t(`customers.value.${key}`, values)
  const days = (n: string) => t("units.days", { count: Number(n), n: format.count(Number(n)) })

  const option: FilterWords["option"] = (name, value) => {
    switch (name) {
      case "tier":
      case "previous_tier":
        return t(`tier.${value}`)
      case "stage":
      case "previous_stage":
        return t(`stage.${value}`)
      case "rfm_group":
        return t(`rfm_group.${value}`)
      case "country":
        return countryName(value, format.locale)
      case "segment":
        return segmentNames.get(value) ?? "…"
    }
  }

  /** A range whose ends are put into words by `word`; the last one may name the unit for both. */
  const range = (
    { from, to }: Range,
    word: (bound: string) => string,
    first: (bound: string) => string = word
  ) => {
    if (from !== undefined && from === to) {
      return say("exactly", { from: word(from) })
    }
    if (from !== undefined && to !== undefined) {
      return say("between", { from: first(from), to: word(to) })
    }
    return from !== undefined
      ? say("at_least", { from: word(from) })
      : say("at_most", { to: word(to ?? "") })
  }

  /** Calendar days have no time zone: each is named by its noon. */
  const calendar = ({ from, to }: Range) => {
    const day = (bound: string) => format.day(`${bound}${NOON}`, "UTC")
    if (from !== undefined && from === to) {
      return say("on", { from: day(from) })
    }
    if (from !== undefined && to !== undefined) {
      return say("days", { from: day(from), to: day(to) })
    }
    return from !== undefined
      ? say("since", { from: day(from) })
      : say("until", { to: day(to ?? "") })
  }

  const value: FilterWords["value"] = (name, filters) => {
    if (isListFilter(name)) {
      const names = (filters[name] ?? []).map((one) => option(name, one))
      return new Intl.ListFormat(format.locale, { type: "disjunction" }).format(names)
    }
    if (isRangeFilter(name)) {
      const given = filters[name]
      if (given === undefined) {
        return ""
      }
      switch (name) {
        case "last_seen_at":
          return calendar(given)
        case "silence_days":
          return range(given, days, (bound) => format.count(Number(bound)))
        case "total_revenue":
          return range(given, (bound) =>
            currency === null ? bound : format.money(bound, currency)
          )
        default:
          return range(given, (bound) => format.count(Number(bound)))
      }
    }
    switch (name) {
      case "slowing":
        return filters.slowing === undefined ? "" : say(filters.slowing ? "yes" : "no")
      case "has_account":
        return filters.has_account === undefined
          ? ""
          : say(filters.has_account ? "account" : "guest")
      case "moved": {
        if (filters.moved === undefined) {
          return ""
        }
        const { kind, from, to, since } = filters.moved
        return say("moved", {
          from: t(`${kind}.${from}`),
          to: t(`${kind}.${to}`),
          since: format.day(since),
        })
      }
      case "q":
        return filters.q ?? ""
    }
  }

  return { label: (name) => t(`customers.by.${name}`), value, option }
}
