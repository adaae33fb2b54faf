import type { MedusaContainer } from "@medusajs/framework/types"
import type { CartCoupon } from "../../../../modules/retention/domain/coupons/cart-facts"
import { RETENTION_MODULE } from "../../../../modules/retention/joiner/joiner-config"
import { judgeCodes, ownCodes } from "./judge-codes"
import type { OpenCart } from "./read-cart"

const NOW = new Date("2026-06-15T12:00:00Z")
const [LIVE, OLD, BOBS] = ["BACK-AAAA-AAAA-AAAAA", "BACK-BBBB-BBBB-BBBBB", "BACK-CCCC-CCCC-CCCCC"]

function coupon(code: string, given: Partial<CartCoupon> = {}): CartCoupon {
  return {
    id: code,
    code,
    promotion_id: `promo_${code}`,
    state: "live",
    state_reason: null,
    starts_at: null,
    ends_at: new Date("2026-06-29"),
    offer: { type: "percentage", value: "10" },
    currency_code: null,
    emails: ["anna@example.com"],
    person_email: "anna@example.com",
    altered: null,
    ...given,
  }
}

const COUPONS = [
  coupon(LIVE),
  coupon(OLD, { state: "revoked", state_reason: "replaced" }),
  coupon(BOBS, { emails: ["bob@example.com"], person_email: "bob@example.com" }),
]
/** The shop's own promotion, besides ours. */
const KNOWN = ["SPRING", ...COUPONS.map(({ code }) => code)]

const cart = (...codes: string[]): OpenCart => ({
  email: "anna@example.com",
  has_account: false,
  basket: null,
  promotions: codes.map((code) => ({ id: `promo_${code}`, code })),
})

describe("codes that somebody typed", () => {
  const looks: string[][] = []
  const scope = {
    resolve: (key: string) =>
      key === RETENTION_MODULE
        ? {
            couponCarts: {
              byCodes: async (codes: string[]) => {
                looks.push(codes)
                return COUPONS.filter(({ code }) => codes.includes(code))
              },
            },
          }
        : {
            graph: async ({ filters }: { filters: { code: string[] } }) => ({
              data: KNOWN.filter((code) => filters.code.includes(code)).map((code) => ({ code })),
            }),
          },
  } as unknown as MedusaContainer

  beforeEach(() => looks.splice(0))

  async function judge(typed: string[], held: OpenCart, replaces = false) {
    const ours = await ownCodes(scope, typed)
    const verdict = await judgeCodes(scope, typed, ours, held, { replaces, now: NOW })
    return verdict.kind === "accept"
      ? { codes: verdict.codes, dead: verdict.dead }
      : [verdict.typed, verdict.refusal.reason]
  }

  it("are looked for once at most where they may be ours", async () => {
    expect([...(await ownCodes(scope, ["WELCOME10", "x", "\0"])).keys()]).toEqual([])
    expect(looks).toEqual([])
    expect([...(await ownCodes(scope, ["SPRING-SALE"])).keys()]).toEqual([])
    expect(looks).toEqual([["SPRING-SALE"]])
  })

  it("go on as they are stored, with the shop's own", async () => {
    expect(await judge([` ${LIVE.toLowerCase()} `, "SPRING"], cart())).toEqual({
      codes: [LIVE, "SPRING"],
      dead: [],
    })
  })

  it("are refused with the reason, and a stranger's as unknown", async () => {
    expect(await judge([OLD.toLowerCase()], cart())).toEqual([OLD.toLowerCase(), "replaced"])
    expect(await judge([BOBS.toLowerCase()], cart())).toEqual([BOBS.toLowerCase(), "invalid"])
  })

  it("do not tell by their order that a stranger's exists", async () => {
    // Medusa names the first that it does not know; so it would be if this one were unknown.
    expect(await judge(["NOPE", BOBS], cart())).toEqual(["NOPE", "invalid"])
    expect(await judge([BOBS, "NOPE"], cart())).toEqual([BOBS, "invalid"])
    expect(await judge(["SPRING", BOBS, "NOPE"], cart())).toEqual([BOBS, "invalid"])
    expect(await judge([BOBS, OLD], cart())).toEqual(await judge(["NOPE", OLD], cart()))
  })

  it("make dead ones in the cart go", async () => {
    expect(await judge([LIVE], cart(OLD, BOBS, "SPRING"))).toEqual({
      codes: [LIVE],
      dead: [OLD, BOBS],
    })
  })

  it("are not judged again where all that the cart shall hold is posted", async () => {
    expect(await judge([OLD, LIVE, "SPRING"], cart(OLD), true)).toEqual({
      codes: [LIVE, "SPRING"],
      dead: [OLD],
    })
    expect(await judge([OLD, LIVE], cart(), true)).toEqual([OLD, "replaced"])
  })

  it("are never two of ours", async () => {
    const second = coupon("BACK-DDDD-DDDD-DDDDD")
    COUPONS.push(second)
    try {
      expect(await judge([second.code, LIVE], cart())).toEqual([second.code, "another_coupon"])
      expect(await judge([second.code], cart(LIVE))).toEqual([second.code, "another_coupon"])
      expect(await judge([LIVE], cart(LIVE))).toEqual({ codes: [LIVE], dead: [] })
    } finally {
      COUPONS.pop()
    }
  })
})
