import { preferredHour, preferredWeekday } from "./preferred-time"

/** Moments of November 2026 in UTC; the 2nd is a Monday. */
const on = (...days: number[]) => days.map((day) => new Date(Date.UTC(2026, 10, day, 12)))
const at = (...hours: number[]) =>
  hours.map((hour, index) => new Date(Date.UTC(2026, 10, 2 + index, hour, 30)))

describe("the weekday on which somebody buys", () => {
  it.each([
    ["the one with most", on(2, 9, 4), { value: 1, purchases: 2 }],
    ["Sunday is 7", on(8, 15, 22), { value: 7, purchases: 3 }],
    ["none of two that have as many", on(2, 9, 3, 10, 4), null],
    ["none with less than two fifths", on(2, 9, 3, 4, 5, 6), null],
    ["just two fifths", on(2, 9, 3, 4, 5), { value: 1, purchases: 2 }],
    ["none of two purchases", on(2, 9), null],
    ["none of nothing", [], null],
  ])("%s", (_case, moments, expected) => {
    expect(preferredWeekday(moments, "UTC")).toEqual(expected)
  })

  it("is that of the zone", () => {
    const late = [2, 9, 16].map((day) => new Date(Date.UTC(2026, 10, day, 23, 30)))
    expect(preferredWeekday(late, "Europe/Berlin")).toEqual({ value: 2, purchases: 3 })
  })
})

describe("the hour around which somebody buys", () => {
  it.each([
    ["the middle of three", at(19, 20, 21), { value: 20, purchases: 3 }],
    ["over midnight", at(23, 0, 1), { value: 0, purchases: 3 }],
    ["the middle that holds most itself", at(10, 11, 11), { value: 11, purchases: 3 }],
    ["the earliest of two that hold as many", at(9, 10, 20, 21), { value: 9, purchases: 2 }],
    ["none where less than half are near", at(1, 6, 12, 18, 19), null],
    ["none of two purchases", at(9, 9), null],
  ])("%s", (_case, moments, expected) => {
    expect(preferredHour(moments, "UTC")).toEqual(expected)
  })

  it("is that of the zone, summer and winter", () => {
    const moments = ["2026-07-01T17:10:00Z", "2026-12-01T18:10:00Z", "2026-12-02T18:50:00Z"]
    const berlin = preferredHour(
      moments.map((one) => new Date(one)),
      "Europe/Berlin"
    )
    expect(berlin).toEqual({ value: 19, purchases: 3 })
  })

  it("does not guess at an unknown zone", () => {
    expect(() => preferredHour(at(1, 2, 3), "Mars/Base")).toThrow('time zone "Mars/Base"')
  })
})
