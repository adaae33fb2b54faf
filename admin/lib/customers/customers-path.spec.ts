import fc from "fast-check"
import { RFM_GROUPS, STAGES, TIERS } from "../../../src/modules/retention/domain/types"
import { customersPath, personPath } from "./customers-path"
import { FILTER_NAMES } from "./filter-codecs"
import { isUnfiltered, parseFilters } from "./filter-url"
import type { CustomersFilters, Range } from "./filters"

const parse = (path: string) => parseFilters(new URL(path, "http://localhost").searchParams)

const some = <Item>(items: readonly Item[]) =>
  fc.subarray([...items], { minLength: 1 }) as fc.Arbitrary<readonly Item[]>

/** Bounds in order, either of which may be left open. */
const range = (bound: fc.Arbitrary<number>, print: (value: number) => string) =>
  fc.tuple(bound, bound, fc.constantFrom("both", "from", "to")).map(([one, other, open]): Range => {
    const from = print(Math.min(one, other))
    const to = print(Math.max(one, other))
    return open === "both" ? { from, to } : open === "from" ? { from } : { to }
  })

const whole = range(fc.nat(1_000_000), String)
const amount = range(fc.integer({ min: -1_000_000, max: 1e12 }), (cents) =>
  (cents / 100).toFixed(2)
)
const score = range(fc.integer({ min: 1, max: 5 }), String)
const days = range(fc.nat(20_000), (day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const since = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })

const filters: fc.Arbitrary<CustomersFilters> = fc.record(
  {
    q: fc
      .string({ minLength: 1, maxLength: 60, unit: "grapheme" })
      .filter((text) => text.trim() === text),
    tier: some(TIERS),
    stage: some(STAGES),
    slowing: fc.boolean(),
    moved: fc.oneof(
      fc.record({
        kind: fc.constant("stage" as const),
        from: fc.constantFrom(...STAGES),
        to: fc.constantFrom(...STAGES),
        since: since.map((date) => date.toISOString()),
      }),
      fc.record({
        kind: fc.constant("tier" as const),
        from: fc.constantFrom(...TIERS),
        to: fc.constantFrom(...TIERS),
        since: since.map((date) => date.toISOString()),
      })
    ),
    previous_tier: some(TIERS),
    previous_stage: some(STAGES),
    silence_days: range(fc.nat(36_499), String),
    purchase_count: whole,
    total_revenue: amount,
    rfm_group: some(RFM_GROUPS),
    rfm_r: score,
    rfm_f: score,
    rfm_m: score,
    last_seen_at: days,
    country: some(["de", "at", "cn", "us"]),
    has_account: fc.boolean(),
    segment: fc.uniqueArray(fc.stringMatching(/^rseg_[0-9A-Z]{26}$/), {
      minLength: 1,
      maxLength: 3,
    }),
  },
  { requiredKeys: [] }
)

describe("customersPath", () => {
  it("reads as people would write it", () => {
    expect(customersPath()).toBe("/retention/customers")
    expect(customersPath({ stage: ["at_risk", "dormant"], tier: ["high_value"] })).toBe(
      "/retention/customers?tier=high_value&stage=at_risk,dormant"
    )
    expect(
      customersPath({
        moved: { kind: "stage", from: "active", to: "at_risk", since: "2026-11-15T00:00:00.000Z" },
        silence_days: { from: "90" },
        q: "Anna & 王",
      })
    ).toBe(
      "/retention/customers?q=Anna%20%26%20%E7%8E%8B&moved=stage:active:at_risk:2026-11-15T00:00:00.000Z&silence_days=90.."
    )
  })

  it("leaves out what does not narrow", () => {
    const none: CustomersFilters = { tier: [], q: " ", total_revenue: {} }
    expect(customersPath(none)).toBe("/retention/customers")
    expect(isUnfiltered(none)).toBe(true)
    expect(isUnfiltered({ slowing: false })).toBe(false)
  })

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(filters, (given) => {
        expect(parse(customersPath(given))).toEqual({ filters: given, faults: [] })
      })
    )
  })
})

describe("parseFilters", () => {
  it.each([
    ["colour=red", "colour", "red", "unknown"],
    ["tier=gold", "tier", "gold", "value"],
    ["tier=high_value,high_value", "tier", "high_value,high_value", "value"],
    ["tier=", "tier", "", "value"],
    ["stage=new&stage=lost", "stage", "new, lost", "twice"],
    ["slowing=yes", "slowing", "yes", "value"],
    ["silence_days=..", "silence_days", "..", "value"],
    ["silence_days=180..90", "silence_days", "180..90", "value"],
    ["silence_days=1.5..", "silence_days", "1.5..", "value"],
    ["silence_days=..99999", "silence_days", "..99999", "value"],
    ["rfm_r=0..5", "rfm_r", "0..5", "value"],
    ["total_revenue=1e3..", "total_revenue", "1e3..", "value"],
    ["last_seen_at=2026-02-30..", "last_seen_at", "2026-02-30..", "value"],
    ["country=DEU", "country", "DEU", "value"],
    ["q=%20", "q", " ", "value"],
    [
      "moved=stage:active:gold:2026-11-15T00:00:00Z",
      "moved",
      "stage:active:gold:2026-11-15T00:00:00Z",
      "value",
    ],
    ["moved=stage:active:lost:yesterday", "moved", "stage:active:lost:yesterday", "value"],
  ])("tells what is wrong with %s", (search, parameter, value, kind) => {
    expect(parse(`/?${search}&has_account=true`)).toEqual({
      filters: { has_account: true },
      faults: [{ parameter, value, kind }],
    })
  })

  it("leaves alone what belongs to the page", () => {
    const parameters = new URLSearchParams("page=3&tier=potential")
    expect(parseFilters(parameters, ["page"])).toEqual({
      filters: { tier: ["potential"] },
      faults: [],
    })
  })

  it("never throws, and passes nothing over", () => {
    const text = fc.oneof(fc.string(), fc.constantFrom(...FILTER_NAMES, "toString", "__proto__"))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.string())), (pairs) => {
        const parameters = new URLSearchParams(pairs)
        const { filters: understood, faults } = parseFilters(parameters)
        const told = [...Object.keys(understood), ...faults.map(({ parameter }) => parameter)]
        expect(told.sort()).toEqual([...new Set(parameters.keys())].sort())
      })
    )
  })
})

describe("personPath", () => {
  it("leads to one person", () => {
    expect(personPath("rper_01")).toBe("/retention/customers/rper_01")
    expect(personPath("a/b?")).toBe("/retention/customers/a%2Fb%3F")
  })
})
