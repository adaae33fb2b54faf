import fc from "fast-check"
import { policySchema, type PolicyInput } from "../policy/schema"
import { CODE_LETTERS, makeCode, normalizeCode } from "./code"
import { couponDates, endOfBucket } from "./dates"
import { idsOf, type Offer, offerSchema } from "./offer"
import { largestShare, offerIssues } from "./offer-guard"
import { resolveOffer } from "./resolve-offer"
import { AS_ASKED, checkedChoice } from "./strategy"

const policyOf = (settings: PolicyInput = {}) =>
  policySchema.parse({ base_currency: "eur", ...settings })
const NOW = new Date("2026-03-28T11:00:00Z")

/** The messages by dotted path. */
function problems(offer: unknown): Record<string, string> {
  const { error } = offerSchema.safeParse(offer)
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, message }) => [path.join("."), message])
  )
}

describe("an offer", () => {
  it("keeps currencies in lower case and each id once", () => {
    expect(
      offerSchema.parse({
        type: "fixed",
        amounts: { EUR: "10" },
        minimum_basket: { Eur: "50" },
        excluded_product_ids: ["prod_a", "prod_a"],
      })
    ).toEqual({
      type: "fixed",
      amounts: { eur: "10" },
      minimum_basket: { eur: "50" },
      excluded_product_ids: ["prod_a"],
    })
  })

  it.each<[object, string]>([
    [{ type: "percentage", value: "0" }, "value"],
    [{ type: "percentage", value: "100.01" }, "value"],
    [{ type: "percentage", value: "1e1" }, "value"],
    [{ type: "percentage", value: 10 }, "value"],
    [{ type: "percentage", value: "10", max: "5" }, ""],
    [{ type: "fixed", amounts: {} }, "amounts"],
    [{ type: "fixed", amounts: { eur: "-1" } }, "amounts.eur"],
    [{ type: "fixed", amounts: { eur: "0.00" } }, "amounts.eur"],
    [{ type: "fixed", amounts: { eur: "1", EUR: "2" } }, "amounts.EUR"],
    [{ type: "fixed", amounts: { abc: "1" } }, "amounts.abc"],
    [{ type: "free_shipping", excluded_product_ids: ["prod_a"] }, ""],
    [{ type: "percentage", value: "10", excluded_product_ids: [] }, "excluded_product_ids"],
    [
      { type: "percentage", value: "10", excluded_category_ids: ["a\0"] },
      "excluded_category_ids.0",
    ],
    [{ type: "buy_get", buy: { product_ids: ["prod_a"], quantity: 1 } }, "get"],
    [
      {
        type: "buy_get",
        buy: { product_ids: ["prod_a"], quantity: 0 },
        get: { product_ids: ["prod_b"], quantity: 1, percentage: "100" },
      },
      "buy.quantity",
    ],
    [{ type: "gift" }, "type"],
    [{}, "type"],
  ])("refuses %j", (offer, path) => {
    expect(Object.keys(problems(offer))).toEqual([path])
  })

  it("names what has to exist in the shop, each once", () => {
    const offer: Offer = {
      type: "buy_get",
      buy: { product_ids: ["prod_a"], quantity: 1 },
      get: { product_ids: ["prod_a", "prod_b"], quantity: 1, percentage: "50" },
      excluded_category_ids: ["pcat_a"],
    }
    expect(idsOf(offer)).toEqual({
      product_ids: ["prod_a", "prod_b"],
      category_ids: ["pcat_a"],
    })
    expect(idsOf({ type: "free_shipping" })).toEqual({ product_ids: [], category_ids: [] })
  })
})

describe("the policy's guard", () => {
  const issues = (offer: Offer, settings: PolicyInput = {}) =>
    offerIssues(offer, policyOf(settings)).map(({ path, message }) => `${path}: ${message}`)

  it("knows the largest share: the largest discount, and the margin where it guards it", () => {
    expect(largestShare(policyOf())).toBe(0.3)
    expect(largestShare(policyOf({ margin: 0.2 }))).toBe(0.2)
    expect(largestShare(policyOf({ margin: 0.5 }))).toBe(0.3)
    expect(largestShare(policyOf({ margin: 0.2, offers: { margin_guard: false } }))).toBe(0.3)
  })

  it("takes a percentage up to it", () => {
    expect(issues({ type: "percentage", value: "30" })).toEqual([])
    expect(issues({ type: "percentage", value: "30.01" })).toEqual([
      "value: must be at most 30, by the policy's largest_discount",
    ])
    expect(issues({ type: "percentage", value: "21" }, { margin: 0.2 })).toEqual([
      "value: must be at most 20, by the policy's margin",
    ])
  })

  it("wants a smallest basket for an amount, in each of its currencies", () => {
    const amounts = { eur: "10", usd: "10" }
    expect(issues({ type: "fixed", amounts, minimum_basket: { eur: "33.34", usd: "40" } })).toEqual(
      []
    )
    const found = issues({ type: "fixed", amounts, minimum_basket: { eur: "33.33" } })
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(
      /^minimum_basket\.eur: must be at least 33\.34, so that 10 is at most 30/
    )
    expect(found[1]).toMatch(/^minimum_basket\.usd: must be at least 33\.34/)
    expect(issues({ type: "fixed", amounts: { eur: "1" } }, { margin: 0 })).toEqual([
      "minimum_basket.eur: nothing may be taken off, by the policy's margin",
    ])
  })

  it("holds whatever a strategy says", () => {
    const policy = policyOf()
    expect(checkedChoice({ type: "percentage", value: "20" }, policy)).toEqual({
      offer: { type: "percentage", value: "20" },
    })
    expect(checkedChoice({ refuse: "not_now" }, policy)).toEqual({
      refuse: "strategy:not_now",
      detail: null,
    })
    for (const answer of [{ type: "percentage", value: "90" }, { type: "x" }, null, "no"]) {
      expect(checkedChoice(answer, policy)).toMatchObject({ refuse: "strategy:invalid_offer" })
    }
    expect(AS_ASKED.choose({ request: { offer: "as it is" } } as never)).toBe("as it is")
  })
})

describe("an offer for one person", () => {
  const offer: Offer = {
    type: "fixed",
    amounts: { eur: "10", usd: "12" },
    minimum_basket: { usd: "60", eur: "50" },
  }
  const policy = { base_currency: "eur" }

  it("has the amounts of the currency they buy in", () => {
    expect(resolveOffer(offer, "usd", policy)).toEqual({
      offer: { type: "fixed", amounts: { usd: "12" }, minimum_basket: { usd: "60" } },
      currency_code: "usd",
    })
  })

  it("has the base currency's before they bought anything, or the only one's", () => {
    expect(resolveOffer(offer, null, policy)).toMatchObject({ currency_code: "eur" })
    const dollars: Offer = { type: "percentage", value: "10", minimum_basket: { usd: "60" } }
    expect(resolveOffer(dollars, null, policy)).toMatchObject({ currency_code: "usd" })
  })

  it("is none where it names another currency alone", () => {
    expect(resolveOffer(offer, "gbp", policy)).toEqual({
      refuse: "currency_missing",
      detail: { currency_code: "gbp" },
    })
    expect(resolveOffer(offer, null, { base_currency: "gbp" })).toMatchObject({
      refuse: "currency_missing",
    })
  })

  it("holds in any currency where it has no amounts", () => {
    const plain: Offer = { type: "percentage", value: "10", excluded_product_ids: ["prod_a"] }
    expect(resolveOffer(plain, "gbp", policy)).toEqual({ offer: plain, currency_code: null })
  })
})

describe("a code", () => {
  it("has the prefix and 13 letters that nobody mistakes", () => {
    expect(new Set(CODE_LETTERS).size).toBe(28)
    expect(CODE_LETTERS).not.toMatch(/[AEIOUL01]/)
    expect(13 * Math.log2(CODE_LETTERS.length)).toBeGreaterThan(60)
    expect(makeCode("BACK", () => 0)).toBe("BACK-BBBB-BBBB-BBBBB")
    expect(makeCode("BACK", (below) => below - 1)).toBe("BACK-9999-9999-99999")
  })

  it("is the same however it is typed", () => {
    expect(normalizeCode(" back-k7qm-2xpd-94rtv ")).toBe("BACK-K7QM-2XPD-94RTV")
  })
})

describe("the dates of a coupon", () => {
  const berlin = policyOf({ time_zone: "Europe/Berlin" })
  const dates = (input: Parameters<typeof couponDates>[0]) => couponDates(input, berlin, NOW)

  it("end with a day of the policy's zone, whatever its clocks do meanwhile", () => {
    expect(dates({ valid_days: 0.5 })).toMatchObject({ issue: { field: "valid_days" } })
    expect(dates({ valid_days: 1 })).toEqual({
      starts_at: null,
      // The clocks are put forward that night.
      ends_at: new Date("2026-03-29T21:59:59.999Z"),
    })
    expect(dates({})).toEqual({ starts_at: null, ends_at: new Date("2026-04-11T21:59:59.999Z") })
  })

  it("begin at once unless a later start is named, and the days count from it", () => {
    expect(dates({ starts_at: new Date("2026-03-01T00:00:00Z") })).toMatchObject({
      starts_at: null,
    })
    const starts_at = new Date("2026-04-01T08:00:00Z")
    expect(dates({ starts_at, valid_days: 2 })).toEqual({
      starts_at,
      ends_at: new Date("2026-04-03T21:59:59.999Z"),
    })
  })

  it.each([
    [{ ends_at: NOW }, "ends_at"],
    [{ ends_at: new Date(Number.NaN) }, "ends_at"],
    [{ ends_at: new Date("2099-01-01T00:00:00Z") }, "ends_at"],
    [{ starts_at: new Date("2099-01-01T00:00:00Z") }, "starts_at"],
    [{ starts_at: new Date(Number.NaN) }, "starts_at"],
    [{ valid_days: 3651 }, "valid_days"],
    [{ valid_days: Number.NaN }, "valid_days"],
  ])("refuse %j", (input, field) => {
    expect(dates(input)).toMatchObject({ issue: { field } })
  })

  it("are one bucket for all of a day", () => {
    const day = fc.integer({ min: 0, max: 86_399_999 })
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 400 }), (one, other, days) => {
        const at = (ms: number) => new Date(Date.UTC(2026, 2, 28) + ms)
        expect(endOfBucket(at(one), days, "UTC")).toEqual(endOfBucket(at(other), days, "UTC"))
      })
    )
  })
})
