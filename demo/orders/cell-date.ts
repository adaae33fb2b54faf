import { bad, good, type CellResult } from "./cell"

const ALLOWED =
  "a date must be YYYY-MM-DD, YYYY/MM/DD or YYYYMMDD, with a time of day HH:MM[:SS] or without " +
  "(UTC unless it ends in Z or an offset such as +02:00), and must exist"

const FORM =
  /^(?<year>\d{4})(?<sign>[-/]?)(?<month>\d{2})\k<sign>(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d{1,9})?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/

/** A time of the file, in UTC. Refuses days that no calendar has. */
export function parseDate(text: string): CellResult<Date> {
  const groups = FORM.exec(text)?.groups
  if (!groups) {
    return bad(text, ALLOWED)
  }
  const part = (name: string) => Number(groups[name] ?? 0)
  const at = new Date(
    Date.UTC(
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second")
    )
  )
  const same =
    at.getUTCFullYear() === part("year") &&
    at.getUTCMonth() === part("month") - 1 &&
    at.getUTCDate() === part("day") &&
    at.getUTCHours() === part("hour") &&
    at.getUTCMinutes() === part("minute")
  return same && part("year") >= 1900
    ? good(new Date(at.getTime() - offsetMs(groups.zone)))
    : bad(text, ALLOWED)
}

function offsetMs(zone: string | undefined): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? "") ?? []
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0
}
