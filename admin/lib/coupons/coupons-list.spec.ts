import { isTrouble, noteOf } from "./coupon-note"
import { couponsPath, couponsQuery, parseCouponsUrl, printCouponsUrl } from "./coupons-url"
import type { Coupon, Redemption } from "./types"

describe("the list's address", () => {
  it("is as usual when it says nothing, or what nobody understands", () => {
    const usual = parseCouponsUrl("")
    expect(printCouponsUrl(usual)).toBe("")
    for (const search of ["?state=lost", "?sort=issued_at", "?page=0", "?page=1.5", "?person="]) {
      expect(parseCouponsUrl(search)).toEqual(usual)
    }
  })

  it("comes back as it was written", () => {
    const search = "?person=rper_1&q=BACK-7&state=out&sort=ends&page=3&coupon=rcpn_1"
    expect(printCouponsUrl(parseCouponsUrl(search))).toBe(search)
    expect(couponsPath({ coupon: "rcpn_1" })).toBe("/retention/coupons?coupon=rcpn_1")
  })

  it("asks the API for the states of a tab, and for nobody's drawer", () => {
    expect(couponsQuery(parseCouponsUrl("?state=out&sort=ends&page=3&coupon=rcpn_1"))).toEqual({
      state: ["issuing", "live"],
      order: "ends_at",
      limit: 20,
      offset: 40,
    })
    expect(couponsQuery(parseCouponsUrl("?state=trouble"))).toEqual({
      trouble: true,
      order: "-issued_at",
      limit: 20,
      offset: 0,
    })
    expect(couponsQuery(parseCouponsUrl("?person=rper_1"))).toMatchObject({
      person_id: "rper_1",
      order: "-issued_at",
    })
  })
})

describe("what there is to say of a coupon", () => {
  const NOW = Date.parse("2026-11-22T12:00:00Z")
  const live = {
    state: "live",
    state_reason: null,
    starts_at: null,
    altered: null,
    problem: null,
    redemptions: [],
  } as const
  const order = (over: Partial<Redemption> = {}): Redemption => ({
    order_id: "order_1",
    display_id: 1,
    amount: "5",
    currency_code: "eur",
    redeemed_at: "2026-11-20T12:00:00Z",
    canceled_at: null,
    late: false,
    ...over,
  })
  const canceled_at = "2026-11-21T12:00:00Z"
  const cases: readonly [string, Partial<Coupon>, ReturnType<typeof noteOf>, boolean][] = [
    ["nothing, of a live one", {}, null, false],
    ["when it starts", { starts_at: "2026-11-23T00:00:00Z" }, "starts", false],
    ["nothing, once it has started", { starts_at: "2026-11-22T12:00:00Z" }, null, false],
    ["why it was revoked", { state: "revoked", state_reason: "replaced" }, "replaced", false],
    [
      "that its promotion was deleted",
      { state: "revoked", state_reason: "deleted_by_hand", altered: { value: ["10", "20"] } },
      "deleted_by_hand",
      true,
    ],
    ["that it was given back", { redemptions: [order({ canceled_at })] }, "returned", false],
    ["nothing, of one used in time", { state: "redeemed", redemptions: [order()] }, null, false],
    [
      "that it was honoured late",
      { state: "redeemed", state_reason: "by_hand", redemptions: [order({ late: true })] },
      "late",
      true,
    ],
    [
      "why it was revoked, once the late order is cancelled",
      {
        state: "revoked",
        state_reason: "by_hand",
        redemptions: [order({ late: true, canceled_at })],
      },
      "by_hand",
      false,
    ],
    [
      "nothing of a change, once it is over",
      { state: "expired", altered: { value: ["10", "20"] } },
      null,
      false,
    ],
    ["that somebody changed it", { altered: { value: ["10", "20"] } }, "altered", true],
    [
      "first of all that Medusa does not follow",
      { problem: "no connection", altered: { value: ["10", "20"] } },
      "problem",
      true,
    ],
  ]
  it.each(cases)("%s", (_, over, note, trouble) => {
    expect(noteOf({ ...live, ...over }, NOW)).toBe(note)
    expect(isTrouble(note)).toBe(trouble)
  })
})
