import { dayStart, nextDay } from "./day-start"
import type { CustomersFilters, Range } from "./filters"
import { COUNT_UP_TO, PAGE_SIZE, type Sorting, type TableView } from "./table-view"

/** Parameters of the API, names and values. */
type Parameters = readonly (readonly [name: string, value: string])[]

const API_FIELD = {
  customer: "email",
  tier: "tier",
  stage: "stage",
  silence: "last_purchase_at",
  orders: "purchase_count",
  revenue: "total_revenue",
  average: "average_order_value",
  last_seen: "last_seen_at",
  next_change: "next_stage_at",
} as const

/**
 * Filters as the API's parameters.
 *
 * @param zone the policy's time zone, which days are counted in; an IANA name
 */
export function filterParameters(filters: CustomersFilters, zone: string): Parameters {
  const { q, slowing, has_account, moved, segment = [], silence_days, last_seen_at } = filters
  return [
    ...(q === undefined ? [] : [["q", q] as const]),
    ...LISTS.flatMap((name) => (filters[name] ?? []).map((value) => [`${name}[]`, value] as const)),
    ...(slowing === undefined ? [] : [["slowing", String(slowing)] as const]),
    ...(has_account === undefined ? [] : [["has_account", String(has_account)] as const]),
    ...segment.map((id) => ["segment_id[]", id] as const),
    ...(moved === undefined
      ? []
      : (["kind", "from", "to", "since"] as const).map(
          (part) => [`moved[${part}]`, moved[part]] as const
        )),
    // Silence is shown in whole days, so "up to 180" takes in all of day 180.
    ...bounds("silence_days", silence_days, (to) => ["$lt", String(Number(to) + 1)]),
    ...RANGES.flatMap((name) => bounds(name, filters[name], (to) => ["$lte", to])),
    ...bounds(
      "last_seen_at",
      last_seen_at,
      (to) => ["$lt", dayStart(nextDay(to), zone)],
      (from) => dayStart(from, zone)
    ),
  ]
}

/** The parameters of one page of the list. */
export function listParameters(
  filters: CustomersFilters,
  { page, sorting }: Pick<TableView, "page" | "sorting">,
  zone: string
): Parameters {
  return [
    ...filterParameters(filters, zone),
    ...(sorting === null ? [] : [["order", orderOf(sorting)] as const]),
    ["limit", String(PAGE_SIZE)],
    ["offset", String((page - 1) * PAGE_SIZE)],
    ["count_up_to", String(COUNT_UP_TO)],
  ]
}

/** Parameters as the part of a URL behind the question mark, empty without any. */
export function queryString(parameters: Parameters): string {
  const text = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()
  return text === "" ? "" : `?${text}`
}

const LISTS = [
  "tier",
  "stage",
  "previous_tier",
  "previous_stage",
  "rfm_group",
  "country",
] as const satisfies readonly (keyof CustomersFilters)[]

const RANGES = [
  "purchase_count",
  "total_revenue",
  "rfm_r",
  "rfm_f",
  "rfm_m",
] as const satisfies readonly (keyof CustomersFilters)[]

function bounds(
  name: string,
  { from, to }: Range = {},
  until: (to: string) => [operator: "$lt" | "$lte", value: string],
  since: (from: string) => string = (value) => value
): [string, string][] {
  const [operator, value] = to === undefined ? [] : until(to)
  return [
    ...(from === undefined ? [] : [[`${name}[$gte]`, since(from)] as [string, string]]),
    ...(operator === undefined || value === undefined
      ? []
      : [[`${name}[${operator}]`, value] as [string, string]]),
  ]
}

/** The API's `order` for a column and its direction. */
export function orderOf({ column, descending }: Sorting): string {
  // Who has been silent longest bought first of all.
  const apiDescending = column === "silence" ? !descending : descending
  return `${apiDescending ? "-" : ""}${API_FIELD[column]}`
}
