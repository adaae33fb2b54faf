import fc from "fast-check"
import { type CouponToSettle, isLate, settlementOf, settleTogether } from "./settlement"
import { COUPON_STATES } from "./states"

const now = new Date("2026-06-10T12:00:00Z")
const day = (days: number) => new Date(now.getTime() + days * 86_400_000)

const live: CouponToSettle = {
  state: "live",
  state_reason: null,
  starts_at: null,
  ends_at: day(5),
  closed_at: null,
  holds_another: false,
}
const redeemed: CouponToSettle = { ...live, state: "redeemed", closed_at: day(-1) }
const stands = { redeemed_at: day(-1), canceled_at: null }
const cancelled = { redeemed_at: day(-1), canceled_at: now }

describe("settlementOf", () => {
  it.each([
    ["an order redeems it", live, [stands], "redeemed", null],
    [
      "one that stands beside one that was cancelled too",
      live,
      [cancelled, stands],
      "redeemed",
      null,
    ],
    [
      "before we knew that Medusa had it",
      { ...live, state: "issuing" },
      [stands],
      "redeemed",
      null,
    ],
    ["without orders it stays live", live, [], "live", null],
    ["a cancelled order gives it back", redeemed, [cancelled], "live", null],
    ["an order that is gone leaves it used", redeemed, [], "redeemed", null],
    [
      "after its end there is nothing to give back",
      { ...redeemed, ends_at: day(-0.5) },
      [cancelled],
      "expired",
      null,
    ],
    [
      "nor beside another one",
      { ...redeemed, holds_another: true },
      [cancelled],
      "revoked",
      "replaced",
    ],
    [
      "an order after it was revoked is honoured, and the reason kept",
      { ...live, state: "revoked", state_reason: "by_hand", closed_at: day(-2) },
      [stands],
      "redeemed",
      "by_hand",
    ],
    [
      "and when that is cancelled it is revoked again",
      { ...redeemed, state_reason: "by_hand" },
      [cancelled],
      "revoked",
      "by_hand",
    ],
    [
      "what ended without an order stays so",
      { ...live, state: "expired" },
      [cancelled],
      "expired",
      null,
    ],
  ] as const)("%s", (_case, coupon, orders, state, state_reason) => {
    expect(settlementOf(coupon, orders, now)).toEqual({ state, state_reason })
  })

  it("is redeemed exactly when an order stands, and settles at once", () => {
    const order = fc.record({
      redeemed_at: fc.date({ min: day(-30), max: now, noInvalidDate: true }),
      canceled_at: fc.option(fc.constant(now)),
    })
    const coupon = fc.record({
      state: fc.constantFrom(...COUPON_STATES),
      state_reason: fc.constantFrom(null, "by_hand", "replaced"),
      starts_at: fc.constant(null),
      ends_at: fc.constantFrom(day(-1), day(1)),
      closed_at: fc.constantFrom(null, day(-1)),
      holds_another: fc.boolean(),
    }) as fc.Arbitrary<CouponToSettle>
    fc.assert(
      fc.property(coupon, fc.array(order, { maxLength: 3 }), (before, orders) => {
        const settled = settlementOf(before, orders, now)
        const isRedeemed =
          orders.some(({ canceled_at }) => canceled_at === null) ||
          (before.state === "redeemed" && orders.length === 0)
        expect(settled.state === "redeemed").toBe(isRedeemed)
        expect(settlementOf({ ...before, ...settled }, orders, now)).toEqual(settled)
      })
    )
  })
})

describe("settleTogether", () => {
  it("brings one of a person's back to life, the one that ends last", () => {
    const one = { ...redeemed, person_id: "ann", orders: [cancelled] }
    const coupons = [
      { ...one, id: "first" },
      { ...one, id: "last", ends_at: day(9) },
      { ...one, id: "other", person_id: "bob" },
    ]
    const states = settleTogether(coupons, now).map(({ coupon, next }) => [coupon.id, next.state])
    expect(Object.fromEntries(states)).toEqual({ last: "live", first: "revoked", other: "live" })
  })
})

describe("isLate", () => {
  it.each([
    ["while it lived", live, day(0), false],
    ["at its very end", live, day(5), false],
    ["after its end", live, day(5.1), true],
    ["before its start", { ...live, starts_at: day(1) }, day(0), true],
    ["after it was revoked", { ...live, state: "revoked", closed_at: day(-1) }, day(0), true],
    ["before it was revoked", { ...live, state: "revoked", closed_at: day(-1) }, day(-2), false],
    ["beside another order", redeemed, day(0), false],
  ] as const)("%s", (_case, coupon, placed, late) => {
    expect(isLate(coupon, placed)).toBe(late)
  })
})
