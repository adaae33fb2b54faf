import { dayIn } from "./day-start"

describe("dayIn", () => {
  it.each([
    ["2026-11-14T15:59:59.999Z", "Asia/Shanghai", "2026-11-14"],
    ["2026-11-14T16:00:00.000Z", "Asia/Shanghai", "2026-11-15"],
    ["2026-11-14T04:59:59.000Z", "America/New_York", "2026-11-13"],
    ["2026-12-31T23:59:59.000Z", "UTC", "2026-12-31"],
  ])("%s in %s lies in %s", (time, zone, day) => {
    expect(dayIn(Date.parse(time), zone)).toBe(day)
  })
})
