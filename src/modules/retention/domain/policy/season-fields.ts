import { z } from "zod"
import { fields } from "./number-fields"
import { breaks } from "./policy-rule"

const DAY_ALLOWED = 'must be a day of the year as month and day, such as "11-15"'

/** Any leap year: 29 February is a day of some years. */
const LEAP_YEAR = 2024

const monthDay = z
  .string({ error: DAY_ALLOWED })
  .refine(isMonthDay, breaks({ rule: "month_day" }, DAY_ALLOWED))

/** Spans of days of every year, both ends included; one whose end lies before goes over new year. */
export const seasons = z
  .array(fields({ from: monthDay, to: monthDay }), { error: "must be a list of seasons" })
  .max(10, { error: "must be at most 10 seasons" })

function isMonthDay(text: string): boolean {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(text) ?? []
  const date = new Date(Date.UTC(LEAP_YEAR, Number(month) - 1, Number(day)))
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day)
}
