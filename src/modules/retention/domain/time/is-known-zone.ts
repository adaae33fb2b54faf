/** Whether the runtime knows a time zone. Asked of itself: the admin has no luxon to ask. */
export function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone })
    return true
  } catch {
    return false
  }
}
