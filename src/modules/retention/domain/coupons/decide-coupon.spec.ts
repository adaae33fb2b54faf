import fc from "fast-check"
import { compareDecimals, parseDecimal } from "../money/decimal"
import { type PolicyInput, policySchema } from "../policy/schema"
import { addDays } from "../time/duration"
import {
  type CouponDecision,
  type CouponQuestion,
  decideCoupon,
  isHeld,
  isSpent,
  spend,
} from "./decide-coupon"
import { NO_PRICES, type OfferFacts, type PersonCoupon, type ShopFacts } from "./facts"
import type { Offer } from "./offer"
import { isCeiling, largestCost, worthOf } from "./offer-cost"
import { REFUSAL_REASONS } from "./refusals"
import { COUPON_STATES } from "./states"

const NOW = new Date("2026-06-15T12:00:00Z")
const ENDS_AT = addDays(NOW, 14)
const SOURCE = { type: "manual", id: "run", step: "" }
const TEN: Offer = { type: "percentage", value: "10" }
const FREE_OF_LIMITS = { amount: null, count: null }

const policyOf = (settings: PolicyInput = {}) =>
  policySchema.parse({ base_currency: "eur", rates: { usd: "0.9" }, ...settings })

const person = (more: Partial<OfferFacts> = {}): OfferFacts => ({
  person_id: "rper_ann",
  email: "ann@example.com",
  customer_ids: [],
  tier: null,
  stage: "active",
  currency_code: "eur",
  largest_order: "200",
  usual_basket: "50",
  coupons: [],
  ...more,
})

const coupon = (more: Partial<PersonCoupon> = {}): PersonCoupon => ({
  id: "rcpn_1",
  source: SOURCE,
  state: "live",
  state_reason: null,
  offer: TEN,
  currency_code: null,
  ends_at: addDays(NOW, 7),
  issued_at: addDays(NOW, -7),
  altered: false,
  reserved_amount: "20",
  ...more,
})

type Asked = Partial<Omit<CouponQuestion, "request" | "choice">> & { readonly offer?: Offer }

const decide = ({ offer = TEN, ...more }: Asked = {}) =>
  decideCoupon(
    {
      facts: person(),
      shop: { median_basket: "80", prices: NO_PRICES },
      request: { source: SOURCE, ends_at: ENDS_AT },
      choice: { offer },
      policy: policyOf(),
      left: FREE_OF_LIMITS,
      ...more,
    },
    NOW
  )
const reasonOf = (decision: CouponDecision) =>
  decision.kind === "refuse" ? decision.reason : decision.kind

const other = (more: Partial<PersonCoupon> = {}) =>
  coupon({ source: { ...SOURCE, id: "other" }, issued_at: addDays(NOW, -400), ...more })

describe("whether somebody gets a coupon", () => {
  it("is yes with what was asked for", () => {
    expect(decide()).toEqual({
      kind: "issue",
      offer: TEN,
      currency_code: null,
      reserve: "20",
      replaces: null,
    })
  })

  it("asks for somebody who is there, and can be bound to", () => {
    expect(reasonOf(decide({ facts: null }))).toBe("unknown_person")
    expect(reasonOf(decide({ facts: person({ email: null }) }))).toBe("no_email")
  })

  it("gives the same one again while it is held, and none after", () => {
    const with_ = (more: Partial<PersonCoupon>) =>
      decide({ facts: person({ coupons: [coupon(more)] }) })
    expect(with_({})).toEqual({ kind: "reuse", coupon_id: "rcpn_1" })
    expect(with_({ state: "issuing" })).toEqual({ kind: "reuse", coupon_id: "rcpn_1" })
    expect(with_({ state: "redeemed" })).toEqual({
      kind: "refuse",
      reason: "already_issued",
      detail: { coupon_id: "rcpn_1", state: "redeemed", state_reason: null },
    })
    expect(reasonOf(with_({ state: "expired" }))).toBe("already_issued")
    expect(reasonOf(with_({ altered: true }))).toBe("code_altered")
  })

  it("leaves the better one of two sources", () => {
    const against = (more: Partial<PersonCoupon>, asked: Asked = {}) =>
      decide({ facts: person({ coupons: [other(more)] }), ...asked })
    // 10 % of 50 against an amount of theirs.
    const amount = (eur: string) => ({
      offer: { type: "fixed", amounts: { eur } } as const,
      currency_code: "eur",
    })
    expect(against(amount("4.99"))).toMatchObject({ kind: "issue", replaces: { id: "rcpn_1" } })
    expect(reasonOf(against(amount("5.01")))).toBe("holds_better")
    expect(reasonOf(against({ ...amount("5"), ends_at: ENDS_AT }))).toBe("holds_better")
    expect(against({ ...amount("5"), ends_at: addDays(ENDS_AT, -1) }).kind).toBe("issue")
    // What one has to spend for it counts.
    expect(against(amount("9"), { offer: { ...TEN, minimum_basket: { eur: "100" } } }).kind).toBe(
      "issue"
    )
  })

  it("takes a later step of the same source for the better one", () => {
    const held = coupon({ source: { ...SOURCE, step: "1" }, offer: { ...TEN, value: "30" } })
    expect(decide({ facts: person({ coupons: [held] }) })).toMatchObject({
      kind: "issue",
      replaces: { id: "rcpn_1" },
    })
  })

  it("waits for the end of the rest that another source's offer began", () => {
    const at = (days: number, rest_days = 180) =>
      reasonOf(
        decide({
          facts: person({ coupons: [other({ state: "expired", issued_at: addDays(NOW, -days) })] }),
          policy: policyOf({ offers: { rest_days } }),
        })
      )
    expect(at(179)).toBe("offered_recently")
    expect(at(180)).toBe("issue")
    expect(at(0, 0)).toBe("issue")
  })

  it("does not wait for the rest that the one began whose place it takes", () => {
    const held = other({ offer: { ...TEN, value: "5" }, issued_at: NOW })
    expect(decide({ facts: person({ coupons: [held] }) })).toMatchObject({
      kind: "issue",
      replaces: { id: "rcpn_1" },
    })
    const before = other({ id: "rcpn_0", state: "expired", issued_at: addDays(NOW, -1) })
    expect(decide({ facts: person({ coupons: [held, before] }) })).toEqual({
      kind: "refuse",
      reason: "offered_recently",
      detail: { until: addDays(NOW, 179).toISOString() },
    })
  })

  it("does not wait for the rest of one that was taken back by hand", () => {
    const after = (dead: Partial<PersonCoupon>) =>
      reasonOf(decide({ facts: person({ coupons: [other({ issued_at: NOW, ...dead })] }) }))
    expect(after({ state: "revoked", state_reason: "by_hand" })).toBe("issue")
    expect(after({ state: "revoked", state_reason: "deleted_by_hand" })).toBe("issue")
    expect(after({ state: "revoked", state_reason: "replaced" })).toBe("offered_recently")
    // Revoked, and honoured late: they had it.
    expect(after({ state: "redeemed", state_reason: "by_hand" })).toBe("offered_recently")
  })

  it("keeps within what is left, with what its own former one frees", () => {
    const left = (amount: string | null, count: number | null = null) => ({
      left: { amount, count },
    })
    expect(decide(left("20")).kind).toBe("issue")
    expect(reasonOf(decide(left("19.9999")))).toBe("budget_spent")
    expect(reasonOf(decide(left(null, 0)))).toBe("budget_spent")
    const facts = person({ coupons: [coupon({ source: { ...SOURCE, step: "1" } })] })
    expect(decide({ facts, ...left("0", 0) }).kind).toBe("issue")
    const ofOther = person({ coupons: [other({ offer: { ...TEN, value: "1" } })] })
    expect(reasonOf(decide({ facts: ofOther, ...left("0", 0) }))).toBe("budget_spent")
  })

  it("gives for buying only out of money, and in the currency it was priced in", () => {
    const gift: Offer = {
      type: "buy_get",
      buy: { product_ids: ["prod_a"], quantity: 1 },
      get: { product_ids: ["prod_b"], quantity: 1, percentage: "100" },
    }
    const prices = { products: { prod_b: { eur: "30", usd: "40" } }, shipping: {} }
    const give = (amount: string | null, currency_code: string | null = "eur") =>
      decide({
        offer: gift,
        shop: { median_basket: null, prices },
        facts: person({ currency_code }),
        left: { amount, count: 5 },
      })
    expect(give(null)).toEqual({
      kind: "refuse",
      reason: "strategy:invalid_offer",
      detail: { message: expect.stringMatching(/^source\.budget\.amount: must be a positive/) },
    })
    expect(give("30")).toMatchObject({ kind: "issue", currency_code: "eur", reserve: "30" })
    expect(reasonOf(give("29.99"))).toBe("budget_spent")
    expect(give("36", "usd")).toMatchObject({ currency_code: "usd", reserve: "36" })
    expect(give("36", null)).toMatchObject({ currency_code: "eur", reserve: "30" })
  })

  it("gives nothing that nothing can be set aside for", () => {
    const gift: Offer = {
      type: "buy_get",
      buy: { product_ids: ["prod_a"], quantity: 1 },
      get: { product_ids: ["prod_b"], quantity: 1, percentage: "100" },
    }
    const left = { amount: "100", count: null }
    expect(reasonOf(decide({ offer: gift, left }))).toBe("product_prices_missing")
    const amounts = { gbp: "5" }
    const facts = person({ currency_code: "gbp" })
    expect(reasonOf(decide({ facts, offer: { type: "fixed", amounts } }))).toBe("rate_missing")
    expect(
      reasonOf(
        decide({ facts: person({ currency_code: "eur" }), offer: { type: "fixed", amounts } })
      )
    ).toBe("currency_missing")
  })
})

describe("the largest cost", () => {
  const shop: ShopFacts = {
    median_basket: "80",
    prices: {
      products: { prod_a: { eur: "10", usd: "12" }, prod_b: { eur: "30" } },
      shipping: { eur: "4.9" },
    },
  }
  const cost = (offer: Offer, currency_code: string | null = null, facts = person()) =>
    largestCost({ offer, currency_code }, facts, shop, policyOf())

  it("of a percentage is that of their dearest order, or of the usual basket", () => {
    expect(cost(TEN)).toEqual({ reserve: "20" })
    expect(cost(TEN, null, person({ largest_order: "10" }))).toEqual({ reserve: "8" })
    expect(cost({ ...TEN, minimum_basket: { eur: "300" } }, "eur")).toEqual({ reserve: "30" })
    expect(cost({ ...TEN, value: "0.01" }, null, person({ largest_order: "80.0001" }))).toEqual({
      reserve: "0.0081",
    })
  })

  it("of what one gets is the dearest of it, of shipping the dearest option, in the base", () => {
    const get = (product_ids: string[], percentage = "50"): Offer => ({
      type: "buy_get",
      buy: { product_ids: ["prod_a"], quantity: 1 },
      get: { product_ids, quantity: 2, percentage },
    })
    expect(cost(get(["prod_a", "prod_b"]))).toEqual({ reserve: "30" })
    expect(cost(get(["prod_a"], "100"), null, person({ currency_code: "usd" }))).toEqual({
      reserve: "21.6",
    })
    expect(cost({ type: "free_shipping" })).toEqual({ reserve: "4.9" })
    expect(cost({ type: "free_shipping" }, null, person({ currency_code: "usd" }))).toEqual({
      reserve: "0",
    })
  })

  it("is a ceiling of amounts and gifts alone", () => {
    expect(isCeiling({ type: "fixed", amounts: { eur: "1" } })).toBe(true)
    expect([TEN, { type: "free_shipping" } as const].map(isCeiling)).toEqual([false, false])
  })

  it("tells percentages apart where nothing is known of baskets", () => {
    const nobody = person({ largest_order: null, usual_basket: null })
    const unknown = { median_basket: null, prices: NO_PRICES }
    const worth = (value: string) =>
      worthOf(
        { offer: { ...TEN, value }, currency_code: null },
        "0",
        nobody,
        unknown,
        policyOf()
      ).toFixed()
    expect([worth("10"), worth("20")]).toEqual(["10", "20"])
  })
})

describe("a decision", () => {
  const sources = fc.record({
    type: fc.constantFrom("manual", "campaign"),
    id: fc.constantFrom("a", "b"),
    step: fc.constantFrom("", "2"),
  })
  const offers: fc.Arbitrary<Offer> = fc.oneof(
    fc.record({
      type: fc.constant("percentage" as const),
      value: fc.constantFrom("1", "10", "30"),
    }),
    fc.record({
      type: fc.constant("fixed" as const),
      amounts: fc.constantFrom<Record<string, string>>(
        { eur: "5" },
        { usd: "5" },
        { eur: "5", usd: "6" },
        { gbp: "1" }
      ),
    }),
    fc.constant({ type: "free_shipping" } as const)
  )
  const money = fc.option(fc.constantFrom("0", "12.345", "100", "999"))
  const coupons = fc.array(
    fc.record({
      id: fc.uuid(),
      source: sources,
      state: fc.constantFrom(...COUPON_STATES),
      state_reason: fc.constant(null),
      offer: offers,
      currency_code: fc.constantFrom(null, "eur"),
      ends_at: fc.integer({ min: 0, max: 30 }).map((days) => addDays(NOW, days)),
      issued_at: fc.integer({ min: 0, max: 400 }).map((days) => addDays(NOW, -days)),
      altered: fc.boolean(),
      reserved_amount: fc.constantFrom("0", "5", "12.5"),
    }),
    { maxLength: 3 }
  )
  const questions: fc.Arbitrary<CouponQuestion> = fc.record({
    facts: fc
      .record({
        currency_code: fc.constantFrom(null, "eur", "usd", "gbp"),
        largest_order: money,
        usual_basket: money,
        // Of all that somebody has, one is held at most.
        coupons: coupons.map((all) =>
          all.filter((one, index) => !isHeld(one) || all.findIndex(isHeld) === index)
        ),
      })
      .map(person),
    shop: fc.record({ median_basket: money, prices: fc.constant(NO_PRICES) }),
    request: fc.record({ source: sources, ends_at: fc.constant(ENDS_AT) }),
    choice: offers.map((offer) => ({ offer })),
    policy: fc
      .record({ rest_days: fc.constantFrom(0, 30, 180) })
      .map((set) => policyOf({ offers: set })),
    left: fc.record({ amount: money, count: fc.option(fc.integer({ min: 0, max: 2 })) }),
  })

  it("gives nobody a second one, passes no budget, and says why not in words that are known", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { facts, request, left } = question
        const decision = decideCoupon(question, NOW)
        const all = facts?.coupons ?? []
        const held = all.find(isHeld) ?? null
        const same = all.filter(
          ({ source: { type, id, step } }) =>
            type === request.source.type && id === request.source.id && step === request.source.step
        )
        switch (decision.kind) {
          case "refuse":
            expect(REFUSAL_REASONS).toContain(decision.reason)
            break
          case "reuse":
            expect(same.some(({ id }) => id === decision.coupon_id)).toBe(true)
            break
          case "issue": {
            expect(same).toEqual([])
            expect(decision.replaces).toBe(held)
            expect(parseDecimal(decision.reserve).isNegative()).toBe(false)
            const after = spend(left, decision, request.source)
            expect(after.amount === null || compareDecimals(after.amount, "0") >= 0).toBe(true)
            expect(after.count === null || after.count >= 0).toBe(true)
            expect(Object.keys(amountsOf(decision.offer)).length).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 1000 }
    )
  })

  it("does not change what is left where nothing is given", () => {
    const left = { amount: "5", count: 1 }
    expect(spend(left, { kind: "reuse", coupon_id: "rcpn_1" }, SOURCE)).toBe(left)
    expect([isSpent(left), isSpent({ amount: "0", count: 1 })]).toEqual([false, true])
  })
})

function amountsOf(offer: Offer): object {
  return offer.type === "fixed" ? offer.amounts : (offer.minimum_basket ?? {})
}
