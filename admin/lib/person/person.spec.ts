import { ratioTo } from "./compare"
import { type GapPurchase, gapsBefore } from "./gaps"
import { groupTransitions } from "./group-transitions"
import { personName } from "./person-name"
import { silenceScale } from "./silence-scale"
import { monthTicks } from "./ticks"
import type { Transition } from "./types"

describe("ratioTo", () => {
  it.each([
    ["54.684", "39.06", 1.4],
    ["39.06", "39.06", 1],
    // A twentieth is as good as equal.
    ["40.9", "39.06", 1],
    ["10", "40", 0.25],
    ["0", "40", 0],
  ])("%s against %s is %s", (amount, median, ratio) => {
    expect(ratioTo(amount, median)).toBeCloseTo(ratio, 10)
  })

  it.each([
    [null, "40"],
    ["40", null],
    ["40", "0"],
    ["no number", "40"],
  ])("%s against %s is nothing", (amount, median) => {
    expect(ratioTo(amount, median)).toBeNull()
  })
})

describe("gapsBefore", () => {
  const bought = (order_id: string, at: string, canceled = false): GapPurchase => ({
    order_id,
    created_at: at.length > 10 ? at : `${at}T12:00:00.000Z`,
    canceled_at: canceled ? "2026-04-01T13:00:00.000Z" : null,
  })

  it("counts days between purchases that count, whatever their order", () => {
    const gaps = gapsBefore(
      [
        bought("third", "2026-03-01"),
        bought("cancelled", "2026-02-01", true),
        bought("first", "2026-01-01"),
        bought("second", "2026-01-01"),
      ],
      "UTC"
    )
    expect([...gaps].sort()).toEqual([
      ["second", 0],
      ["third", 59],
    ])
  })

  it.each([
    // An hour apart, and a day.
    ["2026-01-01T22:30:00.000Z", "2026-01-01T23:30:00.000Z", "Europe/Berlin", 1],
    ["2026-01-01T22:30:00.000Z", "2026-01-01T23:30:00.000Z", "UTC", 0],
    // Nearly a day apart, and the same one.
    ["2026-01-01T23:10:00.000Z", "2026-01-02T22:50:00.000Z", "Europe/Berlin", 0],
    // Clocks go forward on March 29th: a day of 23 hours; back on October 25th: of 25.
    ["2026-03-28T12:00:00.000Z", "2026-03-29T11:00:00.000Z", "Europe/Berlin", 1],
    ["2026-03-28T23:30:00.000Z", "2026-03-29T21:30:00.000Z", "Europe/Berlin", 0],
    ["2026-10-24T22:30:00.000Z", "2026-10-25T22:30:00.000Z", "Europe/Berlin", 0],
    ["2026-01-10T12:00:00.000Z", "2026-07-10T08:00:00.000Z", "America/New_York", 181],
  ])("from %s to %s in %s it is %s days of the calendar", (first, second, zone, days) => {
    const gaps = gapsBefore([bought("first", first), bought("second", second)], zone)
    expect([...gaps]).toEqual([["second", days]])
  })
})

describe("groupTransitions", () => {
  const changed = (id: string, run_id: string, kind: "tier" | "stage"): Transition =>
    ({
      id,
      run_id,
      kind,
      cause: "time",
      occurred_at: "2026-03-01T12:00:00.000Z",
      from_value: null,
      to_value: null,
    }) satisfies Transition

  it("puts one run's changes together, the tier first", () => {
    const groups = groupTransitions([
      changed("4", "b", "stage"),
      changed("3", "b", "tier"),
      changed("2", "a", "stage"),
    ])
    expect(groups.map(({ changes }) => changes.map(({ id }) => id))).toEqual([["3", "4"], ["2"]])
    expect(groupTransitions([])).toEqual([])
  })
})

describe("personName", () => {
  it("is the name, else the e-mail, else nothing", () => {
    const email = "ann@example.com"
    expect(personName({ first_name: "Ann", last_name: "Abel", email })).toBe("Ann Abel")
    expect(personName({ first_name: null, last_name: "Abel", email })).toBe("Abel")
    expect(personName({ first_name: "", last_name: null, email })).toBe(email)
    expect(personName({ first_name: null, last_name: null, email: null })).toBeNull()
  })
})

describe("silenceScale", () => {
  const limits = { at_risk: 60, dormant: 120, lost: 240 }

  it("fills its width, and keeps everybody on it", () => {
    const { parts, here } = silenceScale(limits, 30)
    expect(Object.values(parts).reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1, 10)
    expect(here).toBeCloseTo(0.1, 10)
    expect(silenceScale(limits, 5000).here).toBe(1)
    expect(silenceScale(limits, -1).here).toBe(0)
  })

  it("leaves out what equal limits leave empty", () => {
    const { parts } = silenceScale({ ...limits, dormant: 60 }, 0)
    expect(Object.keys(parts)).toEqual(["active", "dormant", "lost"])
  })
})

describe("monthTicks", () => {
  const ticks = (from: string, to: string) =>
    monthTicks(Date.parse(from), Date.parse(to)).map(({ at, unit }) => [at.slice(0, 7), unit])

  it("labels months, or years where time is long, and never more than eight", () => {
    expect(ticks("2026-01-15", "2026-04-15")).toEqual([
      ["2026-02", "month"],
      ["2026-03", "month"],
      ["2026-04", "month"],
    ])
    expect(ticks("2024-12-20", "2027-01-10").map(([at]) => at)).toEqual([
      "2025-01",
      "2025-07",
      "2026-01",
      "2026-07",
      "2027-01",
    ])
    expect(ticks("2016-05-01", "2027-05-01")).toEqual([
      ["2018-01", "year"],
      ["2020-01", "year"],
      ["2022-01", "year"],
      ["2024-01", "year"],
      ["2026-01", "year"],
    ])
    expect(ticks("2026-01-05", "2026-01-20")).toEqual([])
  })
})
