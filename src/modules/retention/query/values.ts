import { DateTime } from "luxon"
import type { ColumnKind, ColumnSpec } from "./columns"
import { invalid } from "./invalid"

/** A value that may be bound as a parameter. */
export type BoundValue = string | number | boolean | Date

/** Postgres types that parameters are cast to, so that arrays and numbers compare as columns do. */
export const CASTS: Readonly<Record<Exclude<ColumnKind, "json">, string>> = {
  text: "text",
  integer: "integer",
  bigint: "bigint",
  decimal: "numeric",
  number: "double precision",
  boolean: "boolean",
  time: "timestamptz",
  day: "date",
  list: "text[]",
}

const INTEGER = /^-?\d{1,10}$/
const BIGINT = /^-?\d{1,18}$/
const DECIMAL = /^-?\d{1,60}(\.\d{1,60})?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MAX_INTEGER = 2_147_483_647
/** The last year that both JavaScript and Postgres print in the same form. */
const MAX_YEAR = 9999

const EXPECTED: Readonly<Record<ColumnKind, string>> = {
  text: "text",
  integer: `a whole number between -${MAX_INTEGER} and ${MAX_INTEGER}`,
  bigint: "a whole number of at most 18 digits",
  decimal: 'a decimal number, such as "19.90"',
  number: "a number, such as 0.25",
  boolean: "true or false",
  time: "an ISO 8601 time, such as 2025-01-31T00:00:00Z",
  day: "a day, such as 2025-01-31",
  json: "only $exists, since it holds JSON",
  list: "text",
}

/**
 * Turns a filter's value into one that compares with the column without a database error.
 * @param path the field as the caller named it, for the message
 * @throws MedusaError INVALID_DATA naming the field and what is allowed
 */
export function boundValue(column: ColumnSpec, value: unknown, path: string): BoundValue {
  const bound = READERS[column.kind](value)
  if (bound === undefined) {
    throw invalid(`${path} takes ${EXPECTED[column.kind]}; got ${shown(value)}`)
  }
  return bound
}

type Reader = (value: unknown) => BoundValue | undefined

// Postgres has no NUL in text.
const text: Reader = (value) =>
  typeof value === "string" && !value.includes("\0") ? value : undefined

const READERS: Readonly<Record<ColumnKind, Reader>> = {
  text,
  integer: (value) => {
    const text = numeral(value)
    if (text === undefined || !INTEGER.test(text)) {
      return undefined
    }
    const number = Number(text)
    return Math.abs(number) <= MAX_INTEGER ? number : undefined
  },
  bigint: (value) => {
    const text = numeral(value)
    return text !== undefined && BIGINT.test(text) ? text : undefined
  },
  decimal: (value) => {
    const text = numeral(value)
    return text !== undefined && DECIMAL.test(text) ? text : undefined
  },
  number: (value) => {
    const text = numeral(value)
    const number = text === undefined || text === "" ? Number.NaN : Number(text)
    return Number.isFinite(number) ? number : undefined
  },
  boolean: (value) => {
    if (typeof value === "boolean") {
      return value
    }
    return value === "true" ? true : value === "false" ? false : undefined
  },
  time: (value) => {
    if (!(value instanceof Date) && typeof value !== "string") {
      return undefined
    }
    // Not `new Date(text)`: it finds a date in "week 3", and a zone of its own in most others.
    return printable(value instanceof Date ? value : timeOf(value))
  },
  day: (value) =>
    typeof value === "string" && DAY.test(value) && printable(timeOf(value)) ? value : undefined,
  json: () => undefined,
  list: text,
}

function printable(time: Date | undefined): Date | undefined {
  const year = time?.getUTCFullYear() ?? Number.NaN
  return Number.isNaN(year) || year < 1 || year > MAX_YEAR ? undefined : time
}

/** An ISO 8601 date or time; UTC where it names no zone. */
function timeOf(text: string): Date | undefined {
  const time = /^\d{4}-\d{2}(-|$)/.test(text) ? DateTime.fromISO(text, { zone: "utc" }) : null
  return time?.isValid ? time.toJSDate() : undefined
}

function numeral(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "bigint") {
    return String(value)
  }
  return typeof value === "string" ? value.trim() : undefined
}

function shown(value: unknown): string {
  const text = typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? typeof value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
