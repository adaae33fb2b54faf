import fc from "fast-check"
import { DateTime } from "luxon"
import { calendarDay, isoDay, startOfDay } from "./calendar-day"

const day = (iso: string, zone: string) => isoDay(new Date(iso), zone)

describe("calendar days", () => {
  it.each([
    ["2026-03-01T23:30:00Z", "UTC", "2026-03-01"],
    ["2026-03-01T23:30:00Z", "Europe/Berlin", "2026-03-02"],
    ["2026-07-01T21:59:59.999Z", "Europe/Berlin", "2026-07-01"],
    ["2026-07-01T22:00:00Z", "Europe/Berlin", "2026-07-02"],
    ["2026-03-01T04:59:59.999Z", "America/New_York", "2026-02-28"],
    ["2026-03-01T18:14:59.999Z", "Asia/Kathmandu", "2026-03-01"],
    ["2026-03-01T18:15:00Z", "Asia/Kathmandu", "2026-03-02"],
    ["1969-12-31T23:59:59.999Z", "UTC", "1969-12-31"],
  ])("%s in %s is %s", (iso, zone, expected) => {
    expect(day(iso, zone)).toBe(expected)
    expect(calendarDay(new Date(iso), zone) * 86_400_000).toBe(Date.parse(`${expected}T00:00:00Z`))
  })

  it("are one apart over a day of 23 and one of 25 hours", () => {
    const at = (iso: string) => calendarDay(new Date(iso), "Europe/Berlin")
    expect(at("2026-03-28T23:00:00Z") - at("2026-03-28T22:59:59Z")).toBe(1)
    expect(at("2026-03-29T22:00:00Z") - at("2026-03-28T23:00:00Z")).toBe(1)
    expect(at("2026-03-29T21:59:59Z") - at("2026-03-28T23:00:00Z")).toBe(0)
    expect(at("2026-10-25T22:59:59Z") - at("2026-10-24T22:00:00Z")).toBe(0)
    expect(at("2026-10-25T23:00:00Z") - at("2026-10-24T22:00:00Z")).toBe(1)
  })

  it("refuse an unknown zone and a broken date", () => {
    expect(() => calendarDay(new Date(0), "Mars/Base")).toThrow('time zone "Mars/Base"')
    expect(() => isoDay(new Date(0), "Mars/Base")).toThrow('time zone "Mars/Base"')
    expect(() => calendarDay(new Date("never"), "UTC")).toThrow(RangeError)
  })

  it.each([
    ["2026-03-01T12:00:00Z", "UTC", 0, "2026-03-01T00:00:00Z"],
    ["2026-03-01T00:00:00Z", "UTC", 1, "2026-02-28T00:00:00Z"],
    ["2026-03-01T23:30:00Z", "Asia/Shanghai", 7, "2026-02-22T16:00:00Z"],
    // Over a day of 23 hours, and one of 25.
    ["2026-03-30T12:00:00Z", "Europe/Berlin", 1, "2026-03-28T23:00:00Z"],
    ["2026-10-26T12:00:00Z", "Europe/Berlin", 1, "2026-10-24T22:00:00Z"],
    // Midnight is skipped.
    ["2026-09-06T12:00:00Z", "America/Santiago", 0, "2026-09-06T04:00:00Z"],
    // Midnight comes twice.
    ["2026-11-01T12:00:00Z", "America/Havana", 0, "2026-11-01T04:00:00Z"],
    ["2026-10-25T12:00:00Z", "Atlantic/Azores", 0, "2026-10-25T00:00:00Z"],
  ])("begin: %s in %s less %i at %s", (iso, zone, before, expected) => {
    expect(startOfDay(new Date(iso), zone, before)).toEqual(new Date(expected))
  })

  it("have no beginning in an unknown zone", () => {
    expect(() => startOfDay(new Date(0), "Mars/Base", 1)).toThrow('time zone "Mars/Base"')
  })

  it("agree with luxon's own calendar", () => {
    const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia")
    const moments = fc.date({
      min: new Date("1990-01-01"),
      max: new Date("2037-12-31"),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, zones, (at, zone) => {
        const luxon = DateTime.fromJSDate(at, { zone })
        const expected = Date.UTC(luxon.year, luxon.month - 1, luxon.day) / 86_400_000
        expect(calendarDay(at, zone)).toBe(expected)
      })
    )
  })
})
