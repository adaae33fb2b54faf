import { defaultCurrencies } from "@medusajs/framework/utils"
import { policySchema } from "./schema"

/** The messages by dotted path. */
function problems(settings: unknown): Record<string, string> {
  const result = policySchema.safeParse(settings)
  return Object.fromEntries(
    (result.error?.issues ?? []).map(({ path, message }) => [path.join("."), message])
  )
}

describe("policy", () => {
  it("has a default for everything", () => {
    expect(policySchema.parse({})).toEqual({
      base_currency: "usd",
      rates: {},
      time_zone: "UTC",
      margin: null,
      annual_discount_rate: 0.1,
      tier: {
        window_days: 730,
        high_value_percentile: 0.8,
        mid_value_percentile: 0.5,
        high_value_min_days: 3,
        potential_max_days: 2,
        grace_days: 30,
      },
      stage: {
        method: "rhythm",
        percentiles: { at_risk: 0.8, dormant: 0.95, lost: 0.99 },
        floors: { at_risk: 60, dormant: 90, lost: 180 },
        ceilings: { at_risk: 120, dormant: 240, lost: 540 },
        fixed_days: { at_risk: 90, dormant: 180, lost: 365 },
        gap_window_days: 730,
        min_gaps: 200,
        min_history_days: 180,
        max_monthly_change: 0.1,
        new_days: 30,
        reactivated_days: 60,
        slowing: { min_purchase_days: 6, min_silence_days: 30, gap_factor: 2 },
      },
      mirror: { customer_metadata: [], order_metadata: [] },
      seen: { storefront: false },
      portrait: {
        late_after_days: 7,
        refunded_share: 0.2,
        gift_seasons: [{ from: "11-15", to: "12-24" }],
      },
      offers: {
        code_prefix: "BACK",
        largest_discount: 0.3,
        margin_guard: true,
        rest_days: 180,
        valid_days: 14,
        budget: { amount: null, count: 1000 },
        purge_after_days: 30,
      },
    })
  })

  it("keeps the metadata fields to mirror each once, in order", () => {
    const { mirror } = policySchema.parse({ mirror: { order_metadata: ["b", "a", "b"] } })
    expect(mirror).toEqual({ customer_metadata: [], order_metadata: ["a", "b"] })
  })

  it("keeps currencies in lower case, as Medusa does", () => {
    const policy = policySchema.parse({ base_currency: "EUR", rates: { USD: "0.92" } })
    expect(policy).toMatchObject({ base_currency: "eur", rates: { usd: "0.92" } })
  })

  it.each([
    ["an unknown currency", { base_currency: "xyz" }, "base_currency"],
    ["a rate of nothing", { rates: { usd: "0.00" } }, "rates.usd"],
    ["a negative rate", { rates: { usd: "-1" } }, "rates.usd"],
    ["a rate that is a number", { rates: { eur: 1.08 } }, "rates.eur"],
    ["a rate for the base", { base_currency: "eur", rates: { EUR: "1" } }, "rates.eur"],
    ["an unknown zone", { time_zone: "Mars/Base" }, "time_zone"],
    ["an offset as zone", { time_zone: "+05:00" }, "time_zone"],
    ["a zone that Postgres takes for winter time", { time_zone: "CET" }, "time_zone"],
    ["an unknown currency with a rate", { rates: { xyz: "1" } }, "rates.xyz"],
    ["a currency twice", { rates: { usd: "1", USD: "2" }, base_currency: "eur" }, "rates.USD"],
    ["rates in a list", { rates: ["1"] }, "rates"],
    ["a margin above 1", { margin: 1.01 }, "margin"],
    ["a negative discount", { annual_discount_rate: -0.1 }, "annual_discount_rate"],
    ["a discount above 1", { annual_discount_rate: 1.5 }, "annual_discount_rate"],
    ["a field without a name", { mirror: { order_metadata: [""] } }, "mirror.order_metadata.0"],
    ["a field with a NUL", { mirror: { order_metadata: ["a\0"] } }, "mirror.order_metadata.0"],
    [
      "half a surrogate pair",
      { mirror: { order_metadata: ["\ud800"] } },
      "mirror.order_metadata.0",
    ],
    [
      "too many fields",
      { mirror: { customer_metadata: Array.from({ length: 21 }, (_, i) => `f${i}`) } },
      "mirror.customer_metadata",
    ],
    ["a switch that is a word", { seen: { storefront: "yes" } }, "seen.storefront"],
    ["a share of nothing", { portrait: { refunded_share: 0 } }, "portrait.refunded_share"],
    ["late at once", { portrait: { late_after_days: 0 } }, "portrait.late_after_days"],
    ...["2-30", "02-30", "13-01", "00-10", "11-15T", "", 1115].map(
      (to): [string, object, string] => [
        `the day ${to}`,
        { portrait: { gift_seasons: [{ from: "02-29", to }] } },
        "portrait.gift_seasons.0.to",
      ]
    ),
    [
      "a season without end",
      { portrait: { gift_seasons: [{ from: "11-15" }] } },
      "portrait.gift_seasons.0.to",
    ],
    ...["B", "back", "BACK-", "B0CK", "ABCDEFGHIJK", 7].map(
      (code_prefix): [string, object, string] => [
        `the prefix ${code_prefix}`,
        { offers: { code_prefix } },
        "offers.code_prefix",
      ]
    ),
    ["a discount above all", { offers: { largest_discount: 1.01 } }, "offers.largest_discount"],
    ["a discount of nothing", { offers: { largest_discount: 0 } }, "offers.largest_discount"],
    ["codes without a day", { offers: { valid_days: 0 } }, "offers.valid_days"],
    ["a budget that is a number", { offers: { budget: { amount: 5 } } }, "offers.budget.amount"],
    ["a budget of nothing", { offers: { budget: { amount: "0" } } }, "offers.budget.amount"],
    ["a budget of no coupon", { offers: { budget: { count: 0 } } }, "offers.budget.count"],
    ["negative days", { tier: { grace_days: -1 } }, "tier.grace_days"],
    ["half a day", { tier: { window_days: 730.5 } }, "tier.window_days"],
    ["a share of 1", { tier: { high_value_percentile: 1 } }, "tier.high_value_percentile"],
    [
      "a mid percentile at the high one",
      { tier: { mid_value_percentile: 0.8 } },
      "tier.mid_value_percentile",
    ],
    [
      "fixed days that cross",
      { stage: { fixed_days: { at_risk: 90, dormant: 80, lost: 365 } } },
      "stage.fixed_days.dormant",
    ],
    [
      "a floor above its ceiling",
      { stage: { floors: { at_risk: 130, dormant: 130, lost: 180 } } },
      "stage.floors.at_risk",
    ],
    [
      "percentiles that cross",
      { stage: { percentiles: { at_risk: 0.9, dormant: 0.8, lost: 0.99 } } },
      "stage.percentiles",
    ],
  ])("names the field: %s", (_case, settings, field) => {
    const found = problems(settings)
    expect(Object.keys(found)).toEqual([field])
    expect(found[field]).not.toBe("")
  })

  it("reports several fields at once", () => {
    const found = problems({ margin: 2, time_zone: "nowhere", stage: { new_days: 0 } })
    expect(Object.keys(found).sort()).toEqual(["margin", "stage.new_days", "time_zone"])
  })

  it.each([[{ tiers: {} }], [{ tier: { grace: 3 } }], [{ stage: { slowing: { x: 1 } } }]])(
    "refuses unknown keys: %j",
    (settings) => {
      expect(policySchema.safeParse(settings).success).toBe(false)
    }
  )

  it("allows no gift season, and one over new year", () => {
    expect(problems({ portrait: { gift_seasons: [] } })).toEqual({})
    expect(problems({ portrait: { gift_seasons: [{ from: "12-27", to: "01-06" }] } })).toEqual({})
  })

  it("says which keys and currencies are allowed", () => {
    expect(problems({ stage: { slowing: { x: 1 } } })).toMatchObject({
      "stage.slowing": "unknown field x; allowed: min_purchase_days, min_silence_days, gap_factor",
    })
    expect(problems({ rates: { xyz: "1" } })["rates.xyz"]).toMatch(/ISO 4217/)
  })

  it("says which spelling of a currency there is already", () => {
    expect(problems({ base_currency: "eur", rates: { usd: "1", Usd: "2" } })).toEqual({
      "rates.Usd": "must stand once; usd is the same currency",
    })
  })

  it.each([
    ["tier.high_value_min_days", { tier: { high_value_min_days: 1.5 } }, "a whole number"],
    ["tier.potential_max_days", { tier: { potential_max_days: 101 } }, "at most 100"],
    ["stage.min_gaps", { stage: { min_gaps: 19 } }, "at least 20"],
    ["stage.method", { stage: { method: "guess" } }, "rhythm or fixed"],
    ["margin", { margin: "30" }, "a number from 0 to 1"],
    ["tier", { tier: 5 }, "an object"],
    ["portrait.gift_seasons", { portrait: { gift_seasons: "11" } }, "a list of seasons"],
    ["mirror.order_metadata", { mirror: { order_metadata: "a" } }, "a list of field names"],
  ])("says what is allowed: %s", (field, settings, allowed) => {
    expect(problems(settings)).toEqual({ [field]: `must be ${allowed}` })
  })

  it("names the broken rule and its figures, for those who say it in their own language", () => {
    const { error } = policySchema.safeParse({
      tier: { mid_value_percentile: 0.9 },
      stage: {
        percentiles: { at_risk: 0.9, dormant: 0.8, lost: 0.99 },
        fixed_days: { at_risk: 90, dormant: 80, lost: 365 },
        floors: { at_risk: 130, dormant: 130, lost: 180 },
      },
    })
    expect(error?.issues.map((issue) => issue.code === "custom" && issue.params)).toEqual([
      { rule: "below_high_value", share: 0.8 },
      { rule: "not_below", rung: "at_risk", days: 90 },
      { rule: "not_above_ceiling", days: 120 },
      { rule: "rising" },
    ])
  })

  it("finds what does not go together beside what is wrong by itself", () => {
    const settings = {
      margin: 2,
      tier: { mid_value_percentile: 0.9 },
      stage: { fixed_days: { at_risk: 90, dormant: 80, lost: 365 } },
    }
    expect(Object.keys(problems(settings)).sort()).toEqual([
      "margin",
      "stage.fixed_days.dormant",
      "tier.mid_value_percentile",
    ])
  })

  it("knows every currency that Medusa has", () => {
    for (const code of Object.keys(defaultCurrencies)) {
      expect(problems({ base_currency: code })).toEqual({})
    }
  })

  it("allows equal limits and no grace", () => {
    const equal = { at_risk: 90, dormant: 90, lost: 180 }
    expect(problems({ stage: { fixed_days: equal }, tier: { grace_days: 0 } })).toEqual({})
  })
})
