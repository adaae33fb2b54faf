import { FILTER_CODECS, FILTER_NAMES, type Codec } from "./filter-codecs"
import type { CustomersFilters, FilterName } from "./filters"

/** A parameter of a URL that says nothing we know. */
export type UrlFault = {
  readonly parameter: string
  readonly value: string
  /** No such filter; a value it cannot have; or given more than once. */
  readonly kind: "unknown" | "value" | "twice"
}

/** What a URL says: the filters that are understood, and what is not. */
export type ParsedFilters = {
  readonly filters: CustomersFilters
  readonly faults: readonly UrlFault[]
}

/**
 * Filters as parameters of a URL, in a fixed order.
 *
 * @returns names and values, not encoded yet
 */
export function printFilters(filters: CustomersFilters): [name: string, value: string][] {
  return FILTER_NAMES.flatMap((name): [string, string][] => {
    const text = printOne(name, filters)
    return text === null ? [] : [[name, text]]
  })
}

/**
 * Reads the filters out of a URL. What is not understood is told, never passed over: a list that
 * is narrowed by half of what was asked would be a wrong answer.
 *
 * @param parameters of the URL
 * @param others names that are not filters, as the page's number
 */
export function parseFilters(
  parameters: URLSearchParams,
  others: readonly string[] = []
): ParsedFilters {
  const filters: Partial<Record<FilterName, unknown>> = {}
  const faults: UrlFault[] = []
  for (const parameter of new Set(parameters.keys())) {
    if (others.includes(parameter)) {
      continue
    }
    const values = parameters.getAll(parameter)
    const value = values.join(", ")
    if (!isFilterName(parameter)) {
      faults.push({ parameter, value, kind: "unknown" })
    } else if (values.length > 1) {
      faults.push({ parameter, value, kind: "twice" })
    } else {
      const parsed = FILTER_CODECS[parameter].parse(value)
      if (parsed === null) {
        faults.push({ parameter, value, kind: "value" })
      } else {
        filters[parameter] = parsed
      }
    }
  }
  return { filters: filters as CustomersFilters, faults }
}

/** True when nothing narrows the list. */
export function isUnfiltered(filters: CustomersFilters): boolean {
  return printFilters(filters).length === 0
}

/**
 * Parameters as the part of a URL behind the question mark; commas and colons stay readable.
 *
 * @returns with the question mark; empty without parameters
 */
export function searchOf(parameters: readonly (readonly [string, string])[]): string {
  const parts = parameters.map(
    ([name, value]) =>
      `${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":")}`
  )
  return parts.length > 0 ? `?${parts.join("&")}` : ""
}

function printOne<Name extends FilterName>(name: Name, filters: CustomersFilters): string | null {
  const value = filters[name]
  const codec = FILTER_CODECS[name] as Codec<unknown>
  return value === undefined ? null : codec.print(value)
}

function isFilterName(name: string): name is FilterName {
  return (FILTER_NAMES as readonly string[]).includes(name)
}
