import type { Season } from "./types"

/**
 * Whether a day of the year lies in a season, both ends included.
 *
 * @param month_day such as `11-22`; so are the season's ends, which compare as text
 */
export function inSeason(month_day: string, { from, to }: Season): boolean {
  return from <= to ? from <= month_day && month_day <= to : month_day >= from || month_day <= to
}
