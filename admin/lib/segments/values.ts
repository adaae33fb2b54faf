import { RULE_LIMITS } from "../../../src/modules/retention/domain/segments/rule"
import { isDay } from "../customers/filter-codecs"
import type { TextValues } from "../../hooks/use-text"
import { numberIn, percentToShare, shareToPercent } from "../settings/per-cent"
import type { Operator, RuleValue, SegmentField } from "./types"

/** What stands in a condition's editors while it is typed; kept while the operator changes. */
export type Typed = {
  readonly items: readonly string[]
  /** A number, a text or a day as it was typed; `second` is the upper end of a range. */
  readonly first: string
  readonly second: string
  readonly flag: boolean
}

/** What is wrong with a part of a rule: the name of a text below `segments.issue`, and its figures. */
export type Fault = { readonly key: string; readonly values?: TextValues }

/** How a value is entered. */
export type ValueShape =
  | "none"
  | "flag"
  | "items"
  | "text"
  | "amount"
  | "amounts"
  | "days"
  | "day_range"
  | "date"
  | "dates"

export const NOTHING_TYPED: Typed = { items: [], first: "", second: "", flag: true }

/** How the value of a field is entered for an operator. */
export function shapeOf({ kind }: Pick<SegmentField, "kind">, operator: Operator): ValueShape {
  if (operator === "set" || operator === "not_set") {
    return "none"
  }
  switch (kind) {
    case "flag":
      return "flag"
    case "choice":
    case "list":
      return "items"
    case "text":
      return operator === "in" || operator === "not_in" ? "items" : "text"
    case "time":
      return TIME_SHAPES[operator] ?? "date"
    default:
      return operator === "between" ? "amounts" : "amount"
  }
}

const TIME_SHAPES: Partial<Record<Operator, ValueShape>> = {
  in_last: "days",
  more_than_ago: "days",
  in_next: "days",
  between_ago: "day_range",
  between: "dates",
}

/** What the editors show for a stored value; also of a field that is not known any more. */
export function typedOf(field: SegmentField | undefined, value: RuleValue | undefined): Typed {
  const text = (one: string | number) =>
    typeof one === "number" && field?.unit === "share" ? shareToPercent(one) : String(one)
  if (typeof value === "boolean") {
    return { ...NOTHING_TYPED, flag: value }
  }
  if (typeof value === "string" || typeof value === "number") {
    return { ...NOTHING_TYPED, first: text(value) }
  }
  const items = (value ?? []).map(text)
  const [first = "", second = ""] = items
  // Two ends of a range, or things to choose from: the operator knows, so both are kept.
  return { ...NOTHING_TYPED, items, first, second }
}

/** What was typed, fit for another operator: what cannot be meant there any more is dropped. */
export function carryOver(field: SegmentField, typed: Typed, from: Operator, to: Operator): Typed {
  const family = (operator: Operator) => FAMILIES[shapeOf(field, operator)]
  if (family(from) === family(to) || family(to) === "none") {
    return typed
  }
  const first = family(to) === "days" ? USUAL_DAYS : ""
  return { ...typed, first, second: "" }
}

/** What a condition on a field begins with. */
export function freshTyped(field: SegmentField, operator: Operator): Typed {
  return FAMILIES[shapeOf(field, operator)] === "days"
    ? { ...NOTHING_TYPED, first: USUAL_DAYS }
    : NOTHING_TYPED
}

/** So that "in the last" asks something at once. */
export const USUAL_DAYS = "30"

/** As many digits as the API takes. */
const AMOUNT = /^-?\d{1,15}(\.\d{1,6})?$/

const FAMILIES: Readonly<Record<ValueShape, string>> = {
  none: "none",
  flag: "flag",
  items: "items",
  text: "text",
  amount: "amount",
  amounts: "amount",
  days: "days",
  day_range: "days",
  date: "date",
  dates: "date",
}

/**
 * Takes what was typed.
 *
 * @returns the value as the API wants it, undefined where the operator takes none; or what is wrong
 */
export function readValue(
  field: SegmentField,
  operator: Operator,
  typed: Typed
): { readonly value: RuleValue | undefined } | { readonly fault: Fault } {
  const range = (read: (text: string) => Read): Read => both(read(typed.first), read(typed.second))
  switch (shapeOf(field, operator)) {
    case "none":
      return { value: undefined }
    case "flag":
      return { value: typed.flag }
    case "items":
      return readItems(field, typed.items)
    case "text": {
      const text = typed.first.trim()
      return text === "" || text.length > RULE_LIMITS.text
        ? { fault: { key: "text", values: { max: RULE_LIMITS.text } } }
        : { value: text }
    }
    case "amount":
      return readAmount(field, typed.first)
    case "amounts":
      return range((text) => readAmount(field, text))
    case "days":
      return readDays(typed.first)
    case "day_range":
      return range((text) => readDays(text, 0))
    case "date":
      return readDate(typed.first)
    case "dates":
      return range(readDate)
  }
}

type Read = { readonly value: RuleValue } | { readonly fault: Fault }

function readItems({ kind }: SegmentField, items: readonly string[]): Read {
  const { choices, ids, texts } = RULE_LIMITS
  const max = kind === "choice" ? choices : kind === "list" ? ids : texts
  if (items.length === 0) {
    return { fault: { key: "items" } }
  }
  return items.length > max ? { fault: { key: "too_many", values: { max } } } : { value: items }
}

function readAmount(field: SegmentField, text: string): Read {
  const { kind, unit, min, max } = field
  const plain = text.normalize("NFKC").trim()
  if (plain === "") {
    return { fault: { key: kind === "money" ? "no_amount" : "no_number" } }
  }
  if (kind === "money") {
    return AMOUNT.test(plain) ? { value: plain } : { fault: { key: "amount" } }
  }
  const number = unit === "share" ? percentToShare(plain) : numberIn(plain)
  if (Number.isNaN(number) || (kind === "integer" && !Number.isInteger(number))) {
    return { fault: { key: kind === "integer" ? "whole" : "number" } }
  }
  if ((min !== null && number < min) || (max !== null && number > max)) {
    return { fault: limits(field) }
  }
  return { value: number }
}

/** What a number may be, as the text says it. */
function limits({ unit, min, max }: SegmentField): Fault {
  const shown = (bound: number) => (unit === "share" ? `${shareToPercent(bound)}%` : String(bound))
  if (min !== null && max !== null) {
    return { key: "range", values: { min: shown(min), max: shown(max) } }
  }
  return min !== null
    ? { key: "at_least", values: { min: shown(min) } }
    : { key: "at_most", values: { max: shown(max ?? 0) } }
}

/**
 * A whole number of days.
 *
 * @param min today is 0 days ago
 */
export function readDays(
  text: string,
  min = 1
): { readonly value: number } | { readonly fault: Fault } {
  const days = numberIn(text)
  return Number.isInteger(days) && days >= min && days <= RULE_LIMITS.days
    ? { value: days }
    : { fault: { key: "days", values: { min, max: RULE_LIMITS.days } } }
}

/** A day of the calendar, as `YYYY-MM-DD`. */
export function readDate(text: string): { readonly value: string } | { readonly fault: Fault } {
  return isDay(text) ? { value: text } : { fault: { key: "date" } }
}

function both(low: Read, high: Read): Read {
  if ("fault" in low) {
    return low
  }
  if ("fault" in high) {
    return high
  }
  const [from, to] = [low.value, high.value]
  const days = typeof from === "string" && isDay(from)
  const ordered = days ? from <= String(to) : Number(from) <= Number(to)
  return ordered
    ? { value: [from, to] as readonly string[] | readonly number[] }
    : { fault: { key: "order" } }
}
