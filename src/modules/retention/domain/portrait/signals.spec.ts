import { order, policyWith } from "../../../../../integration-tests/helpers/facts"
import type { PortraitOrder } from "./portrait-facts"
import { signalsOf } from "./signals"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const POLICY = policyWith()
const ORDERED_AT = "2026-11-01T12:00:00.000Z"
const ABOUT = { order_id: `order_${ORDERED_AT}`, display_id: 7, ordered_at: ORDERED_AT }
const EARLIER = order("2026-06-01T12:00:00.000Z")

const of = (newest: PortraitOrder, policy = POLICY, now = NOW) =>
  signalsOf({
    newest,
    purchases: newest.canceled_at ? [EARLIER] : [EARLIER, newest],
    policy,
    now,
  })

const newest = (more: Partial<PortraitOrder> = {}) => order(ORDERED_AT, more)
const day = (count: number, hair = 0) =>
  new Date(Date.parse(ORDERED_AT) + count * 86_400_000 + hair)

describe("signals of the last order", () => {
  it("are none where all went well", () => {
    expect(of(newest())).toEqual({})
  })

  it("say of a cancelled one that alone", () => {
    const cancelled = newest({
      canceled_at: day(1),
      refunded_total: "10",
      returned_quantity: "1",
      shipped_at: day(20),
    })
    expect(of(cancelled)).toEqual({
      last_order_cancelled: { ...ABOUT, canceled_at: day(1).toISOString() },
    })
  })

  it.each([
    ["2", "10", 0.2],
    ["10.00", "10.0", 1],
    // Medusa has given back more than there was.
    ["12", "10", 1],
    ["1", "3", 0.3333],
  ])("tell that %s of %s was refunded", (refunded, paid, share) => {
    expect(of(newest({ refunded_total: refunded, paid_total: paid }))).toEqual({
      last_order_refunded: {
        ...ABOUT,
        refunded: String(Number(refunded)),
        paid: String(Number(paid)),
        currency_code: "eur",
        share,
      },
    })
  })

  it.each([
    ["less than the policy's share", "1.99", "10"],
    ["nothing", "0", "10"],
    ["nothing of nothing", "0", "0"],
    ["what is not known", null, null],
  ])("do not mind a refund of %s", (_case, refunded_total, paid_total) => {
    expect(of(newest({ refunded_total, paid_total }))).toEqual({})
  })

  it("tell how many pieces came back", () => {
    const lines = ["2", "0.5"].map((quantity) => ({ product_id: null, quantity, amount: "1" }))
    expect(of(newest({ returned_quantity: "1.5", lines }))).toEqual({
      last_order_returned: { ...ABOUT, returned_quantity: 1.5, quantity: 2.5 },
    })
    expect(of(newest({ returned_quantity: null }))).toEqual({})
  })

  it.each<[string, Partial<PortraitOrder>, number | null]>([
    ["left late", { shipped_at: day(7, 1) }, 7],
    ["arrived late", { shipped_at: day(1), delivered_at: day(9) }, 9],
    ["arrived late, and nobody noted that it left", { shipped_at: null, delivered_at: day(8) }, 8],
    ["has not left", { shipped_at: null }, null],
  ])("tell that it %s", (_case, times, days) => {
    const { last_order_late } = of(newest(times))
    expect(last_order_late).toMatchObject({ ...ABOUT, days, late_after_days: 7 })
    expect(last_order_late?.shipped_at).toBe(newest(times).shipped_at?.toISOString() ?? null)
    expect(last_order_late?.delivered_at).toBe(newest(times).delivered_at?.toISOString() ?? null)
  })

  it.each<[string, Partial<PortraitOrder>]>([
    ["left just in time", { shipped_at: day(7) }],
    ["was noted as arrived before it left", { shipped_at: day(2), delivered_at: day(1) }],
    ["was not packed: there may be nothing to send", { shipped_at: null, fulfilled_at: null }],
  ])("do not call late what %s", (_case, times) => {
    expect(of(newest(times))).toEqual({})
  })

  it("call what has not left late from the moment on that it should have", () => {
    const waiting = newest({ shipped_at: null })
    expect(of(waiting, POLICY, day(7))).toEqual({})
    expect(of(waiting, POLICY, day(7, 1))).toHaveProperty("last_order_late")
    const patient = policyWith({ portrait: { late_after_days: 30 } })
    expect(of(waiting, patient)).toEqual({})
  })
})

describe("signals of all purchases", () => {
  const all = (purchases: PortraitOrder[], policy = POLICY) =>
    signalsOf({ newest: purchases.at(-1) ?? EARLIER, purchases, policy, now: NOW })

  it("tell who never bought without a discount, of whatever kind", () => {
    const coupon = order("2026-06-01T12:00:00.000Z", { promotions: 1 })
    const off = newest({ discount_total: "0.01" })
    expect(all([coupon, off])).toEqual({ only_discount: { purchases: 2 } })
    expect(all([coupon, off, newest()])).toEqual({})
    expect(all([coupon])).toEqual({})
  })

  it.each([
    ["2025-11-15T00:00:00.000Z", true],
    ["2025-11-14T23:59:59.999Z", false],
    ["2025-12-24T23:59:59.999Z", true],
    ["2025-12-25T00:00:00.000Z", false],
  ])("take the only purchase, of %s, for a gift: %s", (at, isGift) => {
    const only = order(at)
    const found = all([only]).one_gift_purchase
    expect(found).toEqual(
      isGift
        ? {
            order_id: only.order_id,
            display_id: 7,
            ordered_at: at,
            season: { from: "11-15", to: "12-24" },
          }
        : undefined
    )
    expect(all([EARLIER, only]).one_gift_purchase).toBeUndefined()
  })

  it("go by the shop's calendar, and by the first season that fits", () => {
    const seasons = [
      { from: "02-01", to: "02-14" },
      { from: "12-27", to: "01-06" },
      { from: "12-31", to: "12-31" },
    ]
    const policy = policyWith({ time_zone: "Asia/Tokyo", portrait: { gift_seasons: seasons } })
    const seasonOf = (at: string) => all([order(at)], policy).one_gift_purchase?.season
    expect(seasonOf("2025-12-31T14:59:00.000Z")).toEqual(seasons[1])
    expect(seasonOf("2026-01-06T14:59:00.000Z")).toEqual(seasons[1])
    expect(seasonOf("2026-01-06T15:00:00.000Z")).toBeUndefined()
    expect(seasonOf("2026-01-31T15:00:00.000Z")).toEqual(seasons[0])
    const none = policyWith({ portrait: { gift_seasons: [] } })
    expect(all([order("2025-12-01T12:00:00.000Z")], none)).toEqual({})
  })
})
