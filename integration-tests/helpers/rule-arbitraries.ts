import fc from "fast-check"
import type {
  Condition,
  FieldRegistry,
  FieldShape,
  Operator,
  RuleNode,
  RuleValue,
  RuleWindow,
  SegmentRule,
} from "../../src/modules/retention/domain/segments"
import { calendarDay } from "../../src/modules/retention/domain/time/calendar-day"
import {
  CATEGORIES,
  CHANNELS,
  CODES,
  COLLECTIONS,
  COUNTRIES,
  DAYS_AGO,
  GROUPS,
  MONEY,
  PRODUCTS,
  type SegmentShop,
  TEXTS,
} from "./segment-arbitraries"

/** What ids of a field may be, one of which nobody has. */
const POOLS: Readonly<Record<string, readonly string[]>> = {
  product: [...PRODUCTS, "prod_none"],
  category: [...CATEGORIES, "pcat_none"],
  collection: [...COLLECTIONS, "pcol_none"],
  customer_group: [...GROUPS, "cusgroup_none"],
  sales_channel: [...CHANNELS, "sc_none"],
  country: [...COUNTRIES, "fr"],
  promotion_code: [...CODES, "NONE"],
}

const NUMBERS = [0, 0.3333, 0.5, 1, 2, 2.25, 3, 5, 7, 30]

const days = fc.constantFrom(...DAYS_AGO.filter((day) => day > 0))

const ordered = <T>(value: fc.Arbitrary<T>, compare: (a: T, b: T) => number) =>
  fc.tuple(value, value).map((pair) => [...pair].sort(compare) as [T, T])

/** The calendar's days that things happened on, as rules write them. */
function isoDays({ now, policy }: SegmentShop): fc.Arbitrary<string> {
  const today = calendarDay(now, policy.time_zone)
  return fc
    .constantFrom(...DAYS_AGO)
    .map((ago) => new Date((today - ago) * 86_400_000).toISOString().slice(0, 10))
}

/** A bound that a field may be compared with. */
function bounds(field: FieldShape, shop: SegmentShop): fc.Arbitrary<string | number> {
  switch (field.kind) {
    case "money":
      return fc.constantFrom(...MONEY)
    case "time":
      return isoDays(shop)
    default: {
      const allowed = NUMBERS.filter(
        (number) =>
          number >= (field.min ?? 0) &&
          number <= (field.max ?? 100) &&
          (field.kind === "number" || Number.isInteger(number))
      )
      return fc.constantFrom(...allowed)
    }
  }
}

function values(
  field: FieldShape,
  operator: Operator,
  shop: SegmentShop
): fc.Arbitrary<RuleValue | undefined> {
  switch (operator) {
    case "set":
    case "not_set":
      return fc.constant(undefined)
    case "is":
      return fc.boolean()
    case "in_last":
    case "more_than_ago":
    case "in_next":
      return days
    case "between_ago":
      return ordered(fc.constantFrom(...DAYS_AGO.filter((day) => day >= 0)), (a, b) => a - b)
    case "contains":
    case "starts_with":
      return fc.constantFrom(...TEXTS, "o", "g", "%", "_", "'")
    case "in":
    case "not_in":
    case "any_of":
    case "all_of":
    case "none_of": {
      const pool = field.options ?? POOLS[field.reference ?? ""] ?? TEXTS
      return fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 3 })
    }
    case "between":
      return ordered(bounds(field, shop), (a, b) =>
        field.kind === "time" ? (a < b ? -1 : 1) : Number(a) - Number(b)
      ) as fc.Arbitrary<RuleValue>
    default:
      return bounds(field, shop)
  }
}

function windows(shop: SegmentShop): fc.Arbitrary<RuleWindow> {
  const day = isoDays(shop)
  return fc.oneof(
    days.map((in_last) => ({ in_last })),
    days.map((more_than_ago) => ({ more_than_ago })),
    day.map((from) => ({ from })),
    day.map((until) => ({ until })),
    ordered(day, (a, b) => (a < b ? -1 : 1)).map(([from, until]) => ({ from, until }))
  )
}

/** A condition on a field with an operator of it. */
export function conditionsWith(
  field: FieldShape,
  operator: Operator,
  shop: SegmentShop
): fc.Arbitrary<Condition> {
  const window = field.window
    ? fc.option(windows(shop), { nil: undefined })
    : fc.constant(undefined)
  return fc.tuple(values(field, operator, shop), window).map(([value, within]) => ({
    field: field.name,
    operator,
    ...(value === undefined ? {} : { value }),
    ...(within === undefined ? {} : { window: within }),
  }))
}

function conditions(registry: FieldRegistry, shop: SegmentShop): fc.Arbitrary<Condition> {
  return fc
    .constantFrom(...registry.values())
    .chain((field) =>
      fc.constantFrom(...field.operators).chain((operator) => conditionsWith(field, operator, shop))
    )
}

/** Rules with groups in groups, of a shop's fields. */
export function rules(registry: FieldRegistry, shop: SegmentShop): fc.Arbitrary<SegmentRule> {
  const condition: fc.Arbitrary<RuleNode> = conditions(registry, shop)
  const node = (depth: number): fc.Arbitrary<RuleNode> => {
    if (depth === 0) {
      return condition
    }
    const inner = node(depth - 1)
    const parts = fc.array(inner, { minLength: 1, maxLength: 4 })
    return fc.oneof(
      condition,
      parts.map((and) => ({ and })),
      parts.map((or) => ({ or })),
      inner.map((not) => ({ not }))
    )
  }
  return node(3).map((where) => ({ version: 1, where }))
}
