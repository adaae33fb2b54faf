import type { Season } from "../../../src/modules/retention/domain/portrait/types"

/** A season as it is being edited: months as `MM`, days as they are typed. */
export type SeasonRow = {
  readonly from_month: string
  readonly from_day: string
  readonly to_month: string
  readonly to_day: string
}

/** The most that the policy takes. */
export const MOST_SEASONS = 10

/** A season that is yet to be filled in. */
export const EMPTY_SEASON: SeasonRow = {
  from_month: "01",
  from_day: "",
  to_month: "01",
  to_day: "",
}

/** The row that says what a season says. */
export function rowOf({ from, to }: Season): SeasonRow {
  const [from_month = "", from_day = ""] = from.split("-")
  const [to_month = "", to_day = ""] = to.split("-")
  return { from_month, from_day: bare(from_day), to_month, to_day: bare(to_day) }
}

/** What a row would have a season be; what is no day of the month is left for the schema to refuse. */
export function seasonOf(row: SeasonRow): Season {
  return {
    from: monthDay(row.from_month, row.from_day),
    to: monthDay(row.to_month, row.to_day),
  }
}

/** True for a season that ends in the year after it has begun. */
export function overNewYear({ from, to }: Season): boolean {
  return to < from
}

function monthDay(month: string, day: string): string {
  // Full-width digits too, as Chinese keyboards give them.
  return `${month}-${day.normalize("NFKC").trim().padStart(2, "0")}`
}

function bare(day: string): string {
  return day.replace(/^0/, "")
}
