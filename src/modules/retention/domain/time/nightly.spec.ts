import { isNightlyDue } from "./nightly"

const at = (iso: string) => new Date(iso)

describe("isNightlyDue", () => {
  it("is due from 03:15 of the policy's zone on, once", () => {
    const last = at("2026-06-01T02:00:00Z")
    // Berlin is two hours ahead in June: 03:15 there is 01:15 UTC.
    expect(isNightlyDue(last, at("2026-06-02T01:14:59Z"), "Europe/Berlin")).toBe(false)
    expect(isNightlyDue(last, at("2026-06-02T01:15:00Z"), "Europe/Berlin")).toBe(true)
    const done = at("2026-06-02T01:15:00Z")
    expect(isNightlyDue(done, at("2026-06-02T01:30:00Z"), "Europe/Berlin")).toBe(false)
    expect(isNightlyDue(done, at("2026-06-03T01:14:00Z"), "Europe/Berlin")).toBe(false)
  })

  it("is due when it never ran, and after nights that were missed", () => {
    expect(isNightlyDue(null, at("2026-06-02T00:00:00Z"), "UTC")).toBe(true)
    expect(isNightlyDue(at("2026-05-20T03:15:00Z"), at("2026-06-02T02:00:00Z"), "UTC")).toBe(true)
  })

  it("comes once in the nights that daylight saving shortens and lengthens", () => {
    // In New York clocks go from 02:00 to 03:00 on 8 March 2026, and back on 1 November.
    const before = at("2026-03-07T08:15:00Z")
    expect(isNightlyDue(before, at("2026-03-08T07:14:00Z"), "America/New_York")).toBe(false)
    expect(isNightlyDue(before, at("2026-03-08T07:15:00Z"), "America/New_York")).toBe(true)
    const autumn = at("2026-10-31T07:15:00Z")
    expect(isNightlyDue(autumn, at("2026-11-01T08:14:00Z"), "America/New_York")).toBe(false)
    expect(isNightlyDue(autumn, at("2026-11-01T08:15:00Z"), "America/New_York")).toBe(true)
  })
})
