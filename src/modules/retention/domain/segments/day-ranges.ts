import { dayOfIso } from "./days"
import type { Condition, RuleValue, RuleWindow } from "./rule"

/**
 * Calendar days, as days since 1970-01-01, both included; null where there is no end. What is
 * asked in days is asked of the calendar, so an answer turns at midnight and holds all day.
 */
export type DayRange = { readonly first: number | null; readonly last: number | null }

/** The days that a condition on a time is about. @param today the policy's calendar day of now */
export function daysOfCondition(
  { operator, value }: Pick<Condition, "operator" | "value">,
  today: number
): DayRange {
  switch (operator) {
    case "in_last":
      return { first: today - numberIn(value), last: today }
    case "more_than_ago":
      return { first: null, last: today - numberIn(value) - 1 }
    case "between_ago":
      return { first: today - numberIn(value, 1), last: today - numberIn(value, 0) }
    case "in_next":
      return { first: today, last: today + numberIn(value) }
    case "before":
      return { first: null, last: dayIn(value) - 1 }
    case "after":
      return { first: dayIn(value) + 1, last: null }
    default:
      return { first: dayIn(value, 0), last: dayIn(value, 1) }
  }
}

/** The days that a window covers; all where there is none. */
export function daysOfWindow(window: RuleWindow | undefined, today: number): DayRange {
  if (window === undefined) {
    return { first: null, last: null }
  }
  if ("in_last" in window) {
    return daysOfCondition({ operator: "in_last", value: window.in_last }, today)
  }
  if ("more_than_ago" in window) {
    return daysOfCondition({ operator: "more_than_ago", value: window.more_than_ago }, today)
  }
  const { from, until } = window
  return {
    first: from === undefined ? null : dayIn(from),
    last: until === undefined ? null : dayIn(until),
  }
}

/**
 * The days of an instant that so many days lie between it and today of, by the comparison of a
 * number of days: the more of them, the earlier it was.
 */
export function daysSince({ operator, value }: Condition, today: number): DayRange {
  switch (operator) {
    case "gt":
      return { first: null, last: today - numberIn(value) - 1 }
    case "gte":
      return { first: null, last: today - numberIn(value) }
    case "lt":
      return { first: today - numberIn(value) + 1, last: null }
    case "lte":
      return { first: today - numberIn(value), last: null }
    case "between":
      return { first: today - numberIn(value, 1), last: today - numberIn(value, 0) }
    default:
      return { first: today - numberIn(value), last: today - numberIn(value) }
  }
}

/** Whether a day is one of them. */
export function isDayIn(day: number, { first, last }: DayRange): boolean {
  return (first === null || day >= first) && (last === null || day <= last)
}

function numberIn(value: RuleValue | undefined, place = 0): number {
  return Number(Array.isArray(value) ? value[place] : value)
}

function dayIn(value: RuleValue | undefined, place = 0): number {
  return dayOfIso(String(Array.isArray(value) ? value[place] : value)) ?? Number.NaN
}
