import { alignmentOf as decide, type CouponToAlign, type FoundPromotion } from "./alignment"
import { BOUND_BY, CATEGORY_BY, promotionShape } from "./promotion-shape"

const now = new Date("2026-06-10T12:00:00Z")
const alignmentOf = (of: CouponToAlign, promotion: FoundPromotion | null) =>
  decide(of, promotion, now)

const ends_at = new Date("2026-06-20T21:59:59.999Z")

const coupon: CouponToAlign = {
  code: "BACK-K7QM-2XPD-94RTV",
  offer: { type: "percentage", value: "10", minimum_basket: { eur: "50" } },
  currency_code: "eur",
  state: "live",
  starts_at: null,
  ends_at,
  closed_at: null,
  promotion_id: "promo_1",
  emails: ["ann@example.com", "Ann@Example.com"],
  unwanted: false,
}

/** As Medusa gives it back: amounts written otherwise, values in any order. */
function found(
  of: CouponToAlign = coupon,
  emails = of.emails,
  is_tax_inclusive = true
): FoundPromotion {
  const shape = promotionShape(of, [...emails].reverse(), { is_tax_inclusive })
  return {
    ...shape,
    id: "promo_1",
    used: 0,
    rules: shape.rules.map((rule, index) => ({ ...rule, id: `rule_${index}` })).reverse(),
    campaign: { id: "procamp_1", starts_at: null, ends_at },
  }
}

const kept = {
  kind: "keep",
  promotion_id: "promo_1",
  campaign_id: "procamp_1",
  bind: null,
  limit: null,
  is_used: false,
  altered: null,
}

describe("alignmentOf", () => {
  it("makes what is wanted and not there, and takes over what a crash left", () => {
    const issuing: CouponToAlign = { ...coupon, state: "issuing", promotion_id: null }
    expect(alignmentOf(issuing, null)).toEqual({ kind: "create" })
    expect(alignmentOf(issuing, found())).toEqual(kept)
  })

  it("has nothing to do where it stands as it should", () => {
    expect(alignmentOf(coupon, found())).toEqual(kept)
    expect(
      alignmentOf(coupon, {
        ...found(),
        application_method: { ...found().application_method, value: "10.00" },
      })
    ).toEqual(kept)
  })

  it("takes its minimum by the sum that its amounts go by, and by no other", () => {
    const net = found(coupon, coupon.emails, false)
    expect(alignmentOf(coupon, net)).toEqual(kept)
    expect(alignmentOf(coupon, { ...net, rules: found().rules })).toMatchObject({
      altered: { minimum_basket: ["50", "original_item_total gte 50"] },
    })
  })

  it("never makes one anew that was deleted by hand", () => {
    expect(alignmentOf(coupon, null)).toEqual({ kind: "gone" })
    expect(alignmentOf({ ...coupon, state: "revoked" }, null)).toEqual({ kind: "nothing" })
  })

  it("looks again for one that died while somebody may be making it", () => {
    const killed = { ...coupon, state: "revoked", promotion_id: null } as const
    const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
    const until = new Date(now.getTime() + 4 * 60_000)
    expect(alignmentOf({ ...killed, closed_at: ago(1) }, null)).toEqual({ kind: "await", until })
    expect(alignmentOf({ ...killed, closed_at: ago(5) }, null)).toEqual({ kind: "nothing" })
    expect(alignmentOf({ ...killed, closed_at: ago(1), unwanted: true }, null)).toEqual({
      kind: "await",
      until,
    })
  })

  it("leaves no address in the promotion of somebody who is gone", () => {
    const gone = { ...coupon, state: "revoked", emails: [] } as const
    expect(alignmentOf(gone, found())).toMatchObject({
      kind: "close",
      bind: { rule_id: "rule_0", rule: { values: [] } },
    })
    expect(alignmentOf(gone, found(gone))).toMatchObject({ kind: "close", bind: null })
  })

  it.each(["expired", "revoked", "redeemed"] as const)("closes one that is %s", (state) => {
    const dead = { ...coupon, state }
    const close = { kind: "close", promotion_id: "promo_1", bind: null }
    expect(alignmentOf(dead, found())).toEqual({ ...close, limit: 0 })
    expect(alignmentOf(dead, { ...found(), limit: 0 })).toEqual({ ...close, limit: null })
    expect(alignmentOf(dead, { ...found(), used: 1 })).toEqual({ ...close, limit: null })
    // Whoever opens a dead one by hand finds it closed again, and no lower than Medusa takes.
    expect(alignmentOf(dead, { ...found(), used: 1, limit: null })).toEqual({ ...close, limit: 1 })
    expect(alignmentOf(dead, { ...found(), used: 2, limit: 5 })).toEqual({ ...close, limit: 2 })
  })

  it("takes away what shall not stay", () => {
    const unwanted = { ...coupon, state: "expired", unwanted: true } as const
    expect(alignmentOf(unwanted, found())).toEqual({ kind: "remove", promotion_id: "promo_1" })
    expect(alignmentOf(unwanted, null)).toEqual({ kind: "nothing" })
  })

  it("binds it to the person's addresses as they are now, whatever hands made of it", () => {
    const rule = {
      attribute: BOUND_BY,
      operator: "in",
      values: ["Ann@Example.com", "ann@example.com"],
    }
    const moved = found(coupon, ["old@example.com"])
    expect(alignmentOf(coupon, moved)).toEqual({ ...kept, bind: { rule_id: "rule_0", rule } })
    const open = { ...found(), rules: found().rules.filter((one) => one.attribute !== BOUND_BY) }
    expect(alignmentOf(coupon, open)).toEqual({ ...kept, bind: { rule_id: null, rule } })
    const turned = {
      ...found(),
      rules: found().rules.map((one) =>
        one.attribute === BOUND_BY ? { ...one, operator: "ne" } : one
      ),
    }
    expect(alignmentOf(coupon, turned)).toEqual({ ...kept, bind: { rule_id: "rule_0", rule } })
  })

  it("gives back: tells that it was used, and opens what we had closed", () => {
    expect(alignmentOf(coupon, { ...found(), used: 1 })).toEqual({ ...kept, is_used: true })
    expect(alignmentOf(coupon, { ...found(), limit: 0 })).toEqual({ ...kept, limit: 1 })
  })

  it.each<[string, Partial<FoundPromotion>, object]>([
    [
      "its value",
      { application_method: { ...found().application_method, value: "50" } },
      { value: ["10", "50"] },
    ],
    [
      "its currency",
      { application_method: { ...found().application_method, currency_code: "usd" } },
      { currency: ["eur", "usd"] },
    ],
    ["its status", { status: "inactive" }, { status: ["active", "inactive"] }],
    ["its limit", { limit: 9 }, { limit: ["1", "9"] }],
    ["its limit taken away", { limit: null }, { limit: ["1", null] }],
    ["its code", { code: "SUMMER" }, { code: [coupon.code, "SUMMER"] }],
    ["its dates gone", { campaign: null }, { ends_at: [ends_at.toISOString(), null] }],
    ["its minimum gone", { rules: found().rules.slice(1) }, { minimum_basket: ["50", null] }],
    [
      "another rule",
      {
        rules: [
          ...found().rules,
          { id: "r", attribute: "region.id", operator: "in", values: ["b", "a"] },
        ],
      },
      { rules: [null, "region.id in a,b"] },
    ],
  ])("notes %s, and lets it stand", (_case, hands, altered) => {
    const promotion = { ...found(), ...hands }
    const rules = promotion.rules.some(({ attribute }) => attribute === BOUND_BY)
    expect(alignmentOf(coupon, promotion)).toMatchObject({
      kind: "keep",
      altered,
      bind: rules ? null : {},
    })
  })

  it("takes categories with what is below them for those of the offer, but no fewer", () => {
    const offer = { type: "percentage", value: "10", excluded_category_ids: ["pcat_a"] } as const
    const excluding = { ...coupon, offer: { ...offer, excluded_category_ids: ["pcat_a"] } }
    const method = promotionShape(excluding, coupon.emails, {
      is_tax_inclusive: true,
      excluded_category_ids: ["pcat_a", "pcat_b"],
    }).application_method
    expect(method.target_rules).toEqual([
      { attribute: CATEGORY_BY, operator: "ne", values: ["pcat_a", "pcat_b"] },
    ])
    expect(alignmentOf(excluding, { ...found(excluding), application_method: method })).toEqual(
      kept
    )
    const without = {
      ...method,
      target_rules: [{ attribute: CATEGORY_BY, operator: "ne", values: ["pcat_b"] }],
    }
    expect(
      alignmentOf(excluding, { ...found(excluding), application_method: without })
    ).toMatchObject({
      altered: { items: [`${CATEGORY_BY} ne pcat_a`, `${CATEGORY_BY} ne pcat_b`] },
    })
  })
})
