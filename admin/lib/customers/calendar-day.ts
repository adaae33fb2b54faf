/**
 * A calendar day as date pickers want it: its midnight on the browser's clock.
 *
 * @param day `YYYY-MM-DD`, or empty
 * @returns null for the empty day
 */
export function dateOf(day: string): Date | null {
  const [year, month, date] = day.split("-").map(Number)
  return year === undefined || month === undefined || date === undefined
    ? null
    : new Date(year, month - 1, date)
}

/** The calendar day of a date picker's date: `YYYY-MM-DD`, empty without one. */
export function dayOf(date: Date | null): string {
  if (date === null) {
    return ""
  }
  const year = String(date.getFullYear()).padStart(4, "0")
  const month = String(date.getMonth() + 1).padStart(2, "0")
  return `${year}-${month}-${String(date.getDate()).padStart(2, "0")}`
}
