import fc from "fast-check"
import { dateOf, dayOf } from "./calendar-day"
import { countriesIn, countryName } from "./countries"
import { CsvCounter, withoutHeading } from "./csv-counter"
import { parseCustomersUrl, printCustomersUrl } from "./customers-url"
import { dayStart, nextDay } from "./day-start"
import { FILTER_NAMES } from "./filter-codecs"
import { FILTER_GROUPS, readRange, withFilter, withOption } from "./filter-form"
import type { CustomersFilters } from "./filters"
import { fullName } from "./listed-customer"
import { filterParameters, listParameters, queryString } from "./profile-query"
import { DEFAULT_COLUMNS, OPTIONAL_COLUMNS, SORTABLE_COLUMNS, type TableView } from "./table-view"

const USUAL: TableView = { page: 1, sorting: null, columns: DEFAULT_COLUMNS }

describe("the page's address", () => {
  it("says nothing of what is as usual", () => {
    expect(printCustomersUrl({ filters: {}, view: USUAL })).toBe("")
    expect(parseCustomersUrl("")).toEqual({ filters: {}, view: USUAL, faults: [] })
  })

  it("holds filters and view", () => {
    const view: TableView = {
      page: 3,
      sorting: { column: "revenue", descending: true },
      columns: ["tier", "last_seen"],
    }
    expect(printCustomersUrl({ filters: { tier: ["potential"] }, view })).toBe(
      "?tier=potential&page=3&order=-revenue&columns=tier,last_seen"
    )
  })

  it("is read back as it was written", () => {
    const view: fc.Arbitrary<TableView> = fc.record({
      page: fc.integer({ min: 1, max: 500 }),
      sorting: fc.option(
        fc.record({ column: fc.constantFrom(...SORTABLE_COLUMNS), descending: fc.boolean() })
      ),
      columns: fc.subarray([...OPTIONAL_COLUMNS]),
    })
    fc.assert(
      fc.property(view, (given) => {
        const parsed = parseCustomersUrl(printCustomersUrl({ filters: {}, view: given }))
        expect(parsed).toEqual({ filters: {}, view: given, faults: [] })
      })
    )
  })

  it.each([
    "page=0",
    "page=501",
    "page=x",
    "order=rfm",
    "columns=tier,weight",
    "columns=tier,tier",
  ])("tells that %s is wrong", (search) => {
    const [parameter = "", value = ""] = search.split("=")
    expect(parseCustomersUrl(`?${search}`)).toEqual({
      filters: {},
      view: USUAL,
      faults: [{ parameter, value, kind: "value" }],
    })
  })

  it("tells what stands there twice, and what is unknown", () => {
    expect(parseCustomersUrl("?page=2&page=3&size=9").faults).toEqual([
      { parameter: "size", value: "9", kind: "unknown" },
      { parameter: "page", value: "2, 3", kind: "twice" },
    ])
  })
})

describe("the API's parameters", () => {
  it("take every filter", () => {
    expect(
      filterParameters(
        {
          q: "anna",
          tier: ["high_value", "potential"],
          previous_stage: ["active"],
          slowing: false,
          has_account: true,
          segment: ["rseg_1", "rseg_2"],
          moved: {
            kind: "tier",
            from: "mid_value",
            to: "low_value",
            since: "2026-11-15T00:00:00Z",
          },
          silence_days: { from: "90", to: "180" },
          total_revenue: { from: "99.90" },
          rfm_r: { to: "2" },
          last_seen_at: { from: "2026-03-28", to: "2026-03-29" },
          country: ["de"],
        },
        "Europe/Berlin"
      )
    ).toEqual([
      ["q", "anna"],
      ["tier[]", "high_value"],
      ["tier[]", "potential"],
      ["previous_stage[]", "active"],
      ["country[]", "de"],
      ["slowing", "false"],
      ["has_account", "true"],
      ["segment_id[]", "rseg_1"],
      ["segment_id[]", "rseg_2"],
      ["moved[kind]", "tier"],
      ["moved[from]", "mid_value"],
      ["moved[to]", "low_value"],
      ["moved[since]", "2026-11-15T00:00:00Z"],
      ["silence_days[$gte]", "90"],
      ["silence_days[$lt]", "181"],
      ["total_revenue[$gte]", "99.90"],
      ["rfm_r[$lte]", "2"],
      ["last_seen_at[$gte]", "2026-03-27T23:00:00.000Z"],
      // Clocks go forward on that day.
      ["last_seen_at[$lt]", "2026-03-29T22:00:00.000Z"],
    ])
  })

  it("take page and order, the longest silence being the earliest purchase", () => {
    const sorting = { column: "silence", descending: true } as const
    expect(queryString(listParameters({}, { page: 3, sorting }, "UTC"))).toBe(
      "?order=last_purchase_at&limit=20&offset=40&count_up_to=10000"
    )
    expect(queryString([])).toBe("")
  })
})

describe("dayStart", () => {
  it.each([
    ["2026-11-22", "UTC", "2026-11-22T00:00:00.000Z"],
    ["2026-11-22", "Asia/Shanghai", "2026-11-21T16:00:00.000Z"],
    ["2026-11-22", "America/New_York", "2026-11-22T05:00:00.000Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000Z"],
    ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00.000Z"],
    ["2026-11-01", "America/New_York", "2026-11-01T04:00:00.000Z"],
    ["2026-11-02", "America/New_York", "2026-11-02T05:00:00.000Z"],
  ])("%s in %s begins at %s", (day, zone, start) => {
    expect(dayStart(day, zone)).toBe(start)
  })

  it("knows the next day", () => {
    expect([nextDay("2026-12-31"), nextDay("2028-02-28")]).toEqual(["2027-01-01", "2028-02-29"])
  })
})

describe("CsvCounter", () => {
  const csv = 'name,note\nAnna,"a ""quoted""\nline"\n"王\n",b\n'

  it("counts records, however the bytes are cut", () => {
    const bytes = new TextEncoder().encode(csv)
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
        const counter = new CsvCounter()
        const ends = [...cuts.sort((one, other) => one - other), bytes.length]
        ends.reduce((start, end) => {
          counter.add(bytes.subarray(start, end))
          return end
        }, 0)
        expect(counter.records).toBe(2)
      })
    )
  })

  it("takes off the heading", () => {
    expect(withoutHeading("a,b\n1,2\n3,4\n")).toBe("1,2\n3,4\n")
    expect([withoutHeading("a,b\n"), withoutHeading("a,b")]).toEqual(["", ""])
  })
})

describe("readRange", () => {
  it.each([
    ["silence_days", " 90 ", "", { range: { from: "90" } }],
    ["silence_days", "1.5", "180", { problem: "days", ends: ["from"] }],
    ["purchase_count", "2", "many", { problem: "whole", ends: ["to"] }],
    ["total_revenue", "-5", "99.90", { range: { from: "-5", to: "99.90" } }],
    ["total_revenue", "€5", "1,5", { problem: "amount", ends: ["from", "to"] }],
    ["rfm_f", "0", "5", { problem: "score", ends: ["from"] }],
    ["purchase_count", "9", "10", { range: { from: "9", to: "10" } }],
    ["purchase_count", "９", "　１０", { range: { from: "9", to: "10" } }],
    ["total_revenue", "－５", "９９．９０", { range: { from: "-5", to: "99.90" } }],
    ["purchase_count", "10", "9", { problem: "order", ends: ["from", "to"] }],
    ["last_seen_at", "2026-02-30", "", { problem: "day", ends: ["from"] }],
    ["last_seen_at", "2026-11-02", "2026-11-01", { problem: "order", ends: ["from", "to"] }],
    ["rfm_r", " ", "", { problem: "empty", ends: ["from", "to"] }],
  ] as const)("%s from %p to %p", (name, from, to, expected) => {
    expect(readRange(name, { from, to })).toEqual(expected)
  })
})

describe("withFilter", () => {
  it("sets one filter, and takes one away", () => {
    const before: CustomersFilters = { tier: ["potential"], slowing: true }
    expect(withFilter(before, "slowing", undefined)).toEqual({ tier: ["potential"] })
    expect(withFilter(before, "stage", ["new"])).toEqual({ ...before, stage: ["new"] })
  })
})

describe("withOption", () => {
  it("puts a value to the others, and takes it from them", () => {
    const one = withOption({}, "stage", "new", true)
    const two = withOption(one, "stage", "lost", true)
    expect([one, two]).toEqual([{ stage: ["new"] }, { stage: ["new", "lost"] }])
    expect(withOption(two, "stage", "new", false)).toEqual({ stage: ["lost"] })
    expect(withOption(one, "stage", "new", false)).toEqual({})
    expect(withOption(two, "stage", "lost", true)).toEqual(two)
  })
})

describe("the filters on offer", () => {
  it("are all there are, but for the search and for moves", () => {
    const offered: readonly string[] = FILTER_GROUPS.flat()
    expect([...offered].sort()).toEqual(
      FILTER_NAMES.filter((name) => name !== "q" && name !== "moved").sort()
    )
  })
})

describe("a date picker's date", () => {
  it("is a calendar day, whatever the clock", () => {
    expect(["2026-03-29", "2026-10-25", ""].map((day) => dayOf(dateOf(day)))).toEqual([
      "2026-03-29",
      "2026-10-25",
      "",
    ])
  })
})

describe("countries", () => {
  it("are those of today, named and sorted in the language", () => {
    const english = countriesIn("en")
    expect(english.length).toBeGreaterThan(240)
    expect(english.length).toBeLessThan(260)
    expect(english.find(({ code }) => code === "de")).toEqual({ code: "de", name: "Germany" })
    expect(english.filter(({ code }) => ["su", "dd", "uk", "zz", "eu"].includes(code))).toEqual([])
    expect(countriesIn("zh-CN").find(({ code }) => code === "cn")?.name).toBe("中国")
    expect(countryName("fr", "zh-CN")).toBe("法国")
  })
})

describe("fullName", () => {
  it.each([
    ["Anna", "Abel", "Anna Abel"],
    [null, "Abel", "Abel"],
    ["", "", null],
    [null, null, null],
  ])("%s %s is %s", (first_name, last_name, name) => {
    expect(fullName({ first_name, last_name })).toBe(name)
  })
})
