import fc from "fast-check"
import { boundsOf } from "../../../src/modules/retention/domain/policy/bounds-of"
import { type Policy, policySchema } from "../../../src/modules/retention/domain/policy/schema"
import { changesBetween, differencesBetween } from "./changes"
import { type Draft, draftOf, settingsOf } from "./draft"
import { buyersIn, movesIn } from "./moved"
import { numberIn, percentToShare, shareToPercent } from "./per-cent"
import { checkDraft } from "./problems"
import { rebase } from "./rebase"
import { overNewYear, seasonOf } from "./seasons"
import { DEFAULTS, kindOf, leavesOf } from "./setting"

const DRAFT = draftOf(DEFAULTS)
const FEBRUARY = { from_month: "02", from_day: "1", to_month: "02", to_day: "" }

describe("per cent", () => {
  it.each([
    [0.8, "80"],
    [0.07, "7"],
    [0.29, "29"],
    [0.995, "99.5"],
    [0, "0"],
    [1, "100"],
    [1e-7, "0.00001"],
  ])("%s is %s", (share, percent) => {
    expect(shareToPercent(share)).toBe(percent)
    expect(percentToShare(percent)).toBe(share)
  })

  it("comes back as the same share, whatever it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (millionth) => {
        const share = Number(`${millionth}e-6`)
        expect(percentToShare(shareToPercent(share))).toBe(share)
      })
    )
  })

  it.each(["", " ", "x", "8 0", "1e2", "80,5", "0x10", "--1", "."])("%j is no number", (text) => {
    expect([numberIn(text), percentToShare(text)]).toEqual([Number.NaN, Number.NaN])
  })

  it("takes the digits of a Chinese keyboard", () => {
    expect([numberIn(" ８０．５ "), percentToShare("８０")]).toEqual([80.5, 0.8])
  })
})

describe("a draft", () => {
  const policy = policySchema.parse({
    base_currency: "eur",
    rates: { usd: "0.92", gbp: "1.15" },
    margin: 0.35,
    mirror: { order_metadata: ["channel"] },
    portrait: {
      gift_seasons: [
        { from: "02-07", to: "02-14" },
        { from: "12-27", to: "01-06" },
      ],
    },
    offers: {
      code_prefix: "HELLO",
      margin_guard: false,
      budget: { amount: "499.90", count: null },
    },
  })

  it("says what the policy says", () => {
    expect(settingsOf(draftOf(policy))).toEqual(policy)
    expect(settingsOf(DRAFT)).toEqual(DEFAULTS)
    expect(draftOf(policy).rates.map(({ code }) => code)).toEqual(["gbp", "usd"])
  })

  it("may discount by nothing at all, and by everything", () => {
    for (const [text, rate] of [
      ["0", 0],
      ["100", 1],
      ["7.5", 0.075],
    ] as const) {
      expect(checkDraft({ ...DRAFT, annual_discount_rate: text }).settings).toMatchObject({
        annual_discount_rate: rate,
      })
    }
  })

  it("takes an empty budget for none, and the digits of a Chinese keyboard", () => {
    const budgetOf = (amount: string, count: string) =>
      settingsOf({ ...DRAFT, offers: { ...DRAFT.offers, budget: { amount, count } } }).offers.budget
    expect(draftOf(policy).offers.budget).toEqual({ amount: "499.90", count: "" })
    expect(budgetOf(" ", "")).toEqual({ amount: null, count: null })
    expect(budgetOf(" ５００．５ ", "１０")).toEqual({ amount: "500.5", count: 10 })
    expect(budgetOf("5", "x").count).toBeNaN()
  })

  it("takes an empty margin for none, and what is no number for what is no number", () => {
    expect(settingsOf({ ...DRAFT, margin: " " }).margin).toBeNull()
    expect(settingsOf({ ...DRAFT, margin: "x" }).margin).toBeNaN()
  })
})

describe("a season", () => {
  it("takes the digits of a Chinese keyboard", () => {
    expect(seasonOf({ ...FEBRUARY, from_day: "７", to_day: " １４ " })).toEqual({
      from: "02-07",
      to: "02-14",
    })
  })

  it("may go over new year", () => {
    expect(overNewYear({ from: "12-27", to: "01-06" })).toBe(true)
    expect(overNewYear({ from: "12-24", to: "12-24" })).toBe(false)
  })
})

describe("a setting", () => {
  it("has the bounds of the policy's schema", () => {
    expect(boundsOf("tier.window_days")).toEqual({ min: 30, max: 3650 })
    expect(boundsOf("stage.floors.lost")).toEqual({ min: 1, max: 3650 })
    expect(boundsOf("stage.slowing.gap_factor")).toEqual({ min: 1, max: 10 })
    expect(boundsOf("margin")).toEqual({ min: 0, max: 1 })
    expect(() => boundsOf("time_zone")).toThrow("time_zone")
  })

  it("has a kind, and bounds where it is a number", () => {
    const numbers = [...leavesOf({ ...DEFAULTS, margin: 0.5 })].filter(
      ([, value]) => typeof value === "number"
    )
    expect(numbers.length).toBeGreaterThan(20)
    for (const [path] of numbers) {
      expect(boundsOf(path).max).toBeGreaterThan(boundsOf(path).min)
      expect([
        "days",
        "purchase_days",
        "gaps",
        "times",
        "percent",
        "share",
        "margin",
        "coupons",
      ]).toContain(kindOf(path))
    }
  })
})

describe("problems", () => {
  const wrong = (changes: Partial<Draft>) => checkDraft({ ...DRAFT, ...changes }).problems

  it("are none in what is in force", () => {
    expect(checkDraft(DRAFT)).toEqual({ settings: DEFAULTS, problems: [] })
  })

  it.each<[string, Partial<Draft>, string, string, object]>([
    ["letters", { margin: "x" }, "margin", "margin", {}],
    ["a margin of 101 per cent", { margin: "101" }, "margin", "margin", {}],
    [
      "no discount rate",
      { annual_discount_rate: "" },
      "annual_discount_rate",
      "share",
      { min: "0", max: "100" },
    ],
    [
      "refunds of nothing",
      { portrait: { ...DRAFT.portrait, refunded_share: "0.5" } },
      "portrait.refunded_share",
      "share",
      { min: "1", max: "100" },
    ],
    [
      "late at once",
      { portrait: { ...DRAFT.portrait, late_after_days: "0" } },
      "portrait.late_after_days",
      "whole",
      { min: 1, max: 3650 },
    ],
    ...["", "30", "0", "1.5", "-1", "x", "031"].map(
      (to_day): [string, Partial<Draft>, string, string, object] => [
        `the ${to_day} of February`,
        {
          portrait: {
            ...DRAFT.portrait,
            gift_seasons: [
              { ...FEBRUARY, to_day: "29" },
              { ...FEBRUARY, to_day },
            ],
          },
        },
        "portrait.gift_seasons.1.to_day",
        "month_day",
        {},
      ]
    ),
    [
      "a short prefix",
      { offers: { ...DRAFT.offers, code_prefix: "B" } },
      "offers.code_prefix",
      "code_prefix",
      {},
    ],
    [
      "a discount of nothing",
      { offers: { ...DRAFT.offers, largest_discount: "0" } },
      "offers.largest_discount",
      "share",
      { min: "1", max: "100" },
    ],
    ...["0", "-5", "x", "1e3"].map((amount): [string, Partial<Draft>, string, string, object] => [
      `a budget of ${amount}`,
      { offers: { ...DRAFT.offers, budget: { ...DRAFT.offers.budget, amount } } },
      "offers.budget.amount",
      "budget_amount",
      {},
    ]),
    [
      "half a coupon",
      { offers: { ...DRAFT.offers, budget: { ...DRAFT.offers.budget, count: "0.5" } } },
      "offers.budget.count",
      "coupons",
      { min: 1, max: 10_000_000 },
    ],
    [
      "valid for no day",
      { offers: { ...DRAFT.offers, valid_days: "0" } },
      "offers.valid_days",
      "whole",
      { min: 1, max: 3650 },
    ],
    [
      "half a day",
      { tier: { ...DRAFT.tier, grace_days: "2.5" } },
      "tier.grace_days",
      "whole",
      { min: 0, max: 3650 },
    ],
    [
      "nothing",
      { stage: { ...DRAFT.stage, min_gaps: "" } },
      "stage.min_gaps",
      "whole",
      { min: 20, max: 100_000 },
    ],
    [
      "a share of all",
      { tier: { ...DRAFT.tier, high_value_percentile: "100" } },
      "tier.high_value_percentile",
      "percent",
      {},
    ],
    [
      "mid above high",
      { tier: { ...DRAFT.tier, mid_value_percentile: "80" } },
      "tier.mid_value_percentile",
      "below_high_value",
      { share: "80" },
    ],
    [
      "percentiles that cross",
      { stage: { ...DRAFT.stage, percentiles: { at_risk: "96", dormant: "95", lost: "99" } } },
      "stage.percentiles.at_risk",
      "rising",
      {},
    ],
    ["an unknown zone", { time_zone: "Mars/Base" }, "time_zone", "zone", {}],
    ["no rate", { rates: [{ code: "eur", rate: "" }] }, "rates.0.rate", "rate", {}],
    ["a rate of 0", { rates: [{ code: "eur", rate: "0" }] }, "rates.0.rate", "rate_positive", {}],
    ["the base's", { rates: [{ code: "usd", rate: "1" }] }, "rates.0.rate", "rate_of_base", {}],
    [
      "a currency twice",
      {
        rates: [
          { code: "eur", rate: "1" },
          { code: "eur", rate: "2" },
        ],
      },
      "rates.1.rate",
      "rate_twice",
      {},
    ],
    [
      "a name too long",
      { mirror: { ...DRAFT.mirror, order_metadata: ["a", "b".repeat(101)] } },
      "mirror.order_metadata",
      "name",
      {},
    ],
    [
      "too many names",
      {
        mirror: {
          ...DRAFT.mirror,
          customer_metadata: Array.from({ length: 21 }, (_, i) => `n${i}`),
        },
      },
      "mirror.customer_metadata",
      "names",
      {},
    ],
  ])("name field and rule: %s", (_case, changes, field, key, values) => {
    expect(wrong(changes)).toEqual([{ field, key, values }])
  })

  it("name the stage that a limit may not be below", () => {
    const fixed_days = { at_risk: "90", dormant: "80", lost: "365" }
    expect(wrong({ stage: { ...DRAFT.stage, fixed_days } })).toEqual([
      {
        field: "stage.fixed_days.dormant",
        key: "not_below",
        values: { days: 90 },
        stage: "at_risk",
      },
    ])
  })
})

describe("changes", () => {
  const with_ = (changes: Partial<Policy>): Policy => ({ ...DEFAULTS, ...changes })

  it("are each setting and each rate that differs, in the order of the page", () => {
    // As jsonb gives them: shorter keys first.
    const stored = { ...DEFAULTS, tier: Object.fromEntries(Object.entries(DEFAULTS.tier).sort()) }
    const other = with_({
      rates: { eur: "1.1" },
      tier: { ...DEFAULTS.tier, window_days: 365, grace_days: 14 },
      mirror: { ...DEFAULTS.mirror, order_metadata: ["a"] },
    })
    expect(changesBetween(stored, other)).toEqual([
      { path: "rates.eur", from: undefined, to: "1.1" },
      { path: "tier.window_days", from: 730, to: 365 },
      { path: "tier.grace_days", from: 30, to: 14 },
      { path: "mirror.order_metadata", from: [], to: ["a"] },
    ])
    expect(changesBetween(DEFAULTS, with_({ mirror: { ...DEFAULTS.mirror } }))).toEqual([])
  })

  it("see no difference in the order of keys that the database gives a season", () => {
    const seasons = (...gift_seasons: readonly object[]) => ({ portrait: { gift_seasons } })
    const season = { from: "11-15", to: "12-24" }
    expect(changesBetween(seasons({ to: "12-24", from: "11-15" }), seasons(season))).toEqual([])
    expect(changesBetween(seasons(season), seasons(season, season))).toEqual([
      { path: "portrait.gift_seasons", from: [season], to: [season, season] },
    ])
  })

  it("tell who changed what, and what both did", () => {
    const theirs = with_({ margin: 0.2, time_zone: "Europe/Berlin" })
    const mine = with_({ margin: 0.3, base_currency: "eur" })
    expect(differencesBetween(DEFAULTS, theirs, mine)).toEqual([
      { path: "base_currency", base: "usd", theirs: "usd", mine: "eur", both: false },
      { path: "time_zone", base: "UTC", theirs: "Europe/Berlin", mine: "UTC", both: false },
      { path: "margin", base: null, theirs: 0.2, mine: 0.3, both: true },
    ])
  })
})

describe("rebasing", () => {
  const base: Draft = {
    ...DRAFT,
    rates: [
      { code: "eur", rate: "1.1" },
      { code: "gbp", rate: "1.3" },
      { code: "jpy", rate: "0.01" },
    ],
  }

  it("keeps what I changed, finished or not, and takes all else from them", () => {
    const mine: Draft = {
      ...base,
      margin: "3x",
      tier: { ...base.tier, grace_days: "14" },
      rates: [
        { code: "chf", rate: "1.2" },
        { code: "eur", rate: "1.15" },
        { code: "jpy", rate: "0.01" },
      ],
    }
    const theirs: Draft = {
      ...base,
      margin: "20",
      time_zone: "Asia/Shanghai",
      tier: { ...base.tier, window_days: "365" },
      rates: [
        { code: "eur", rate: "1.12" },
        { code: "gbp", rate: "1.3" },
      ],
    }
    expect(rebase(base, mine, theirs)).toEqual({
      ...base,
      margin: "3x",
      time_zone: "Asia/Shanghai",
      tier: { ...base.tier, window_days: "365", grace_days: "14" },
      // Mine: francs came, pounds went, euros changed. Theirs: yen went.
      rates: [
        { code: "chf", rate: "1.2" },
        { code: "eur", rate: "1.15" },
      ],
    })
  })

  it("gives theirs where I changed nothing, and mine where they did not", () => {
    const other: Draft = { ...base, margin: "5", rates: [], seen: { storefront: true } }
    expect(rebase(base, base, other)).toEqual(other)
    expect(rebase(base, other, base)).toEqual(other)
  })
})

describe("moves", () => {
  const stages = { active: { active: 10, at_risk: 2 }, none: { new: 5 }, prospect: { prospect: 7 } }

  it("leave out who stays, and have the most first", () => {
    expect(movesIn(stages)).toEqual([
      { from: "none", to: "new", people: 5 },
      { from: "active", to: "at_risk", people: 2 },
    ])
    expect(movesIn({})).toEqual([])
  })

  it("count as buyers all who would be more than prospects", () => {
    expect(buyersIn(stages)).toBe(17)
  })
})
