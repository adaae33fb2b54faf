import fc from "fast-check"
import { SORTABLE_COLUMNS } from "../customers/table-view"
import { historyPoints, historyRows, historyTicks, movesOf } from "./history"
import { memberParameters, type MembersView, parseMembersUrl, printMembersUrl } from "./members-url"
import type { SegmentDay } from "./types"

const USUAL: MembersView = { q: "", page: 1, sorting: null }

/** Days up to Sunday, 22 November 2026, with as many people as their place, the first one 1. */
const days = (count: number): SegmentDay[] =>
  Array.from({ length: count }, (_, index) => ({
    day: new Date(Date.UTC(2026, 10, 22 - (count - 1 - index))).toISOString().slice(0, 10),
    people: index + 1,
    revenue: `${index + 1}.5`,
    entered: 2,
    exited: 1,
  }))

describe("the history's rows", () => {
  it("are the days of a month, newest first", () => {
    expect(historyRows(days(3), 30)).toEqual([
      { from: "2026-11-22", to: "2026-11-22", people: 3, revenue: "3.5", entered: 2, exited: 1 },
      { from: "2026-11-21", to: "2026-11-21", people: 2, revenue: "2.5", entered: 2, exited: 1 },
      { from: "2026-11-20", to: "2026-11-20", people: 1, revenue: "1.5", entered: 2, exited: 1 },
    ])
  })

  it("are the weeks of a quarter, from Monday to Sunday, with all who came and went", () => {
    expect(historyRows(days(9), 90)).toEqual([
      { from: "2026-11-16", to: "2026-11-22", people: 9, revenue: "9.5", entered: 14, exited: 7 },
      { from: "2026-11-14", to: "2026-11-15", people: 2, revenue: "2.5", entered: 4, exited: 2 },
    ])
  })

  it("are the months of a year", () => {
    expect(historyRows(days(30), 365).map(({ from, to, people }) => [from, to, people])).toEqual([
      ["2026-11-01", "2026-11-22", 30],
      ["2026-10-24", "2026-10-31", 8],
    ])
  })

  it("lose nobody, whatever the range", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.constantFrom(30, 90, 365), (count, range) => {
        const rows = historyRows(days(count), range)
        expect(movesOf(days(count))).toEqual({ entered: 2 * count, exited: count })
        expect(rows.reduce((sum, { entered }) => sum + entered, 0)).toBe(2 * count)
        expect(rows[0]?.people).toBe(count === 0 ? undefined : count)
      })
    )
  })
})

describe("the history's picture", () => {
  it("has those who left below the line, and no -0", () => {
    const [one] = days(1)
    const points = historyPoints([one, { ...one, exited: 0 }] as SegmentDay[])
    expect(points.map(({ exited }) => exited)).toEqual([-1, 0])
    expect(points[0]?.at).toBe(Date.UTC(2026, 10, 22))
  })

  it.each([
    [5, "day", 5],
    [31, "day", 5],
    [62, "day", 5],
    [91, "month", 3],
  ])("names few of %i days", (count, unit, places) => {
    const { ticks, unit: named } = historyTicks(days(count))
    expect([named, ticks.length]).toEqual([unit, places])
    if (unit === "day") {
      expect(ticks.at(-1)).toBe(Date.UTC(2026, 10, 22))
    }
  })
})

describe("the members' address", () => {
  it("says nothing of what is as usual", () => {
    expect(printMembersUrl(USUAL)).toEqual({})
    expect(parseMembersUrl(new URLSearchParams())).toEqual(USUAL)
    expect(parseMembersUrl(new URLSearchParams("order=-entered&page=1"))).toEqual(USUAL)
  })

  it("is read back as it was written", () => {
    const views: fc.Arbitrary<MembersView> = fc.record({
      q: fc.stringMatching(/^\w{0,20}$/),
      page: fc.integer({ min: 1, max: 500 }),
      sorting: fc.option(
        fc.oneof(
          fc.record({
            column: fc.constantFrom(...SORTABLE_COLUMNS),
            descending: fc.boolean(),
          }),
          fc.constant({ column: "entered" as const, descending: false })
        )
      ),
    })
    fc.assert(
      fc.property(views, (view) => {
        expect(parseMembersUrl(new URLSearchParams(printMembersUrl(view)))).toEqual(view)
      })
    )
  })

  it.each(["page=0", "page=x", "page=1e3", "order=rfm", "order=--tier", "colour=red"])(
    "passes over %s",
    (search) => {
      expect(parseMembersUrl(new URLSearchParams(search))).toEqual(USUAL)
    }
  )

  it("asks the API for a page, the longest silence being the earliest purchase", () => {
    expect(memberParameters(USUAL)).toEqual({
      order: "-entered_at",
      limit: "20",
      offset: "0",
      count_up_to: "10000",
    })
    const sorting = { column: "silence", descending: true } as const
    expect(memberParameters({ q: "kim", page: 3, sorting })).toMatchObject({
      q: "kim",
      order: "last_purchase_at",
      offset: "40",
    })
    const entered = { column: "entered", descending: false } as const
    expect(memberParameters({ ...USUAL, sorting: entered }).order).toBe("entered_at")
  })
})
