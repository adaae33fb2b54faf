import { type CartRefusalReason, checkCart, deadInCart, withoutDeleted } from "./cart-check"
import { type Basket, type CartCoupon, looksLikeCode, ownershipOf } from "./cart-facts"
import { makeCode } from "./code"

const NOW = new Date("2026-06-15T12:00:00Z")
const LATER = new Date("2026-06-29T21:59:59.999Z")

function coupon(given: Partial<CartCoupon> = {}): CartCoupon {
  return {
    id: "rcpn_1",
    code: "BACK-K7QM-2XPD-94RTV",
    promotion_id: "promo_1",
    state: "live",
    state_reason: null,
    starts_at: null,
    ends_at: LATER,
    offer: { type: "fixed", amounts: { eur: "10" }, minimum_basket: { eur: "50" } },
    currency_code: "eur",
    emails: ["Anna@Example.com", "anna@example.com"],
    person_email: "anna@example.com",
    altered: null,
    ...given,
  }
}

const shirt = {
  product_id: "prod_shirt",
  category_ids: ["pcat_tops"],
  is_discountable: true,
  amount: "50",
  quantity: "1",
}

function basket(given: Partial<Basket> = {}): Basket {
  return { currency_code: "eur", goods: "55", items: [shirt], shipping: "5", ...given }
}

function reason(
  given: Partial<CartCoupon>,
  { email = "anna@example.com", ...rest }: Partial<Basket> & { email?: string | null } = {}
): CartRefusalReason | null {
  return checkCart(coupon(given), { email, basket: basket(rest) }, NOW)?.reason ?? null
}

describe("whose a coupon is", () => {
  it.each<[string | null, string]>([
    ["anna@example.com", "owner"],
    ["Anna@Example.com", "owner"],
    [" ANNA@EXAMPLE.COM ", "owner"],
    ["anne@example.com", "stranger"],
    ["", "nobody"],
    [null, "nobody"],
  ])("%s: %s", (email, ownership) => {
    expect(ownershipOf(coupon(), email)).toBe(ownership)
  })

  it("is nobody's when the person is gone", () => {
    const gone = coupon({ person_email: null, emails: [] })
    expect(ownershipOf(gone, "anna@example.com")).toBe("stranger")
    expect(ownershipOf(gone, "undefined")).toBe("stranger")
  })

  it("is the owner's by the new address before Medusa knows of it", () => {
    const renamed = coupon({ person_email: "anna@new.com" })
    expect(ownershipOf(renamed, "anna@new.com")).toBe("owner")
    expect(checkCart(renamed, { email: "anna@new.com", basket: null }, NOW)?.reason).toBe(
      "not_ready"
    )
  })
})

describe("a coupon of a cart", () => {
  it.each<[string, Partial<CartCoupon>, CartRefusalReason | null]>([
    ["is alive", {}, null],
    ["begins at this moment", { starts_at: NOW }, null],
    ["begins later", { starts_at: new Date(NOW.getTime() + 1) }, "not_started"],
    ["ends at this moment", { ends_at: NOW }, "ended"],
    ["ends a moment later", { ends_at: new Date(NOW.getTime() + 1) }, null],
    ["is not in Medusa yet", { state: "issuing" }, "not_ready"],
    ["is not bound to these letters", { emails: ["Anna@example.com"] }, "not_ready"],
    ["was used", { state: "redeemed" }, "used"],
    ["was used and ended", { state: "redeemed", ends_at: NOW }, "used"],
    ["expired", { state: "expired" }, "ended"],
    ["was replaced", { state: "revoked", state_reason: "replaced" }, "replaced"],
    ["was revoked", { state: "revoked", state_reason: "by_hand" }, "revoked"],
    ["is switched off", { altered: { status: ["active", "inactive"] } }, "revoked"],
    ["is limited to none", { altered: { limit: ["1", "0"] } }, "revoked"],
  ])("that %s", (_what, given, expected) => {
    expect(reason(given)).toBe(expected)
  })

  it("tells nothing of its state to others", () => {
    const states: Partial<CartCoupon>[] = [
      {},
      { state: "issuing" },
      { state: "redeemed" },
      { state: "expired" },
      { state: "revoked", state_reason: "replaced" },
      { starts_at: LATER },
      { currency_code: "usd" },
    ]
    expect(states.map((given) => reason(given, { email: "bob@example.com" }))).toEqual(
      states.map(() => "invalid")
    )
    expect(states.map((given) => reason(given, { email: null }))).toEqual(
      states.map(() => "email_needed")
    )
  })

  it("holds by what Medusa says where it was edited by hand", () => {
    const altered = { minimum_basket: ["50", "20"] } as const
    expect(reason({}, { goods: "30" })).toBe("below_minimum")
    expect(reason({ altered }, { goods: "30" })).toBeNull()
  })
})

describe("a basket", () => {
  const exclude = (given: object): Partial<CartCoupon> => ({
    offer: { type: "percentage", value: "10", ...given },
    currency_code: null,
  })

  it("says what is missing to the minimum", () => {
    const cart = { email: "anna@example.com", basket: basket({ goods: "32.50" }) }
    expect(checkCart(coupon(), cart, NOW)).toEqual({
      reason: "below_minimum",
      detail: {
        minimum: "50",
        goods: "32.50",
        missing: "17.5",
        currency_code: "eur",
        tax: "included",
      },
    })
  })

  it("is worth what it is without tax where the amounts are without", () => {
    const items = [shirt, { ...shirt, amount: "0.5" }]
    const check = (minimum: string, net_promotions?: string[]) => {
      const offer = { type: "percentage" as const, value: "10", minimum_basket: { eur: minimum } }
      const cart = { email: "anna@example.com", basket: basket({ items, goods: "60" }) }
      return checkCart(
        coupon({ offer }),
        { ...cart, ...(net_promotions && { net_promotions }) },
        NOW
      )
    }
    expect(check("60")).toBeNull()
    expect(check("60", ["promo_2"])).toBeNull()
    expect(check("50.5", ["promo_1"])).toBeNull()
    expect(check("50.51", ["promo_1"])).toEqual({
      reason: "below_minimum",
      detail: {
        minimum: "50.51",
        goods: "50.5",
        missing: "0.01",
        currency_code: "eur",
        tax: "excluded",
      },
    })
  })

  it.each<[string, Partial<CartCoupon>, Partial<Basket>, CartRefusalReason | null]>([
    ["of exactly the minimum", {}, { goods: "50.0" }, null],
    ["a cent below it", {}, { goods: "49.99" }, "below_minimum"],
    ["of another currency", {}, { currency_code: "usd", goods: "900" }, "wrong_currency"],
    ["of any currency, without money", exclude({}), { currency_code: "usd" }, null],
    ["that is empty", {}, { items: [] }, "empty_cart"],
    [
      "of nothing that may be reduced",
      exclude({}),
      { items: [{ ...shirt, is_discountable: false }] },
      "no_eligible_items",
    ],
    ["of presents", exclude({}), { items: [{ ...shirt, amount: "0" }] }, "no_eligible_items"],
    [
      "of an excluded product",
      exclude({ excluded_product_ids: ["prod_shirt"] }),
      {},
      "no_eligible_items",
    ],
    [
      "of an excluded category",
      exclude({ excluded_category_ids: ["pcat_tops"] }),
      {},
      "no_eligible_items",
    ],
    [
      "with something else too",
      exclude({ excluded_category_ids: ["pcat_tops"] }),
      { items: [shirt, { ...shirt, product_id: null, category_ids: [] }] },
      null,
    ],
  ])("%s", (_what, given, goods, expected) => {
    expect(reason(given, goods)).toBe(expected)
  })

  it.each<[string | null, CartRefusalReason | null]>([
    [null, "no_shipping_method"],
    ["0", "shipping_is_free"],
    ["4.9", null],
  ])("sent for %s, with free shipping", (shipping, expected) => {
    expect(reason({ offer: { type: "free_shipping" }, currency_code: null }, { shipping })).toBe(
      expected
    )
  })

  describe("of which one buys some and gets some", () => {
    const pieces = (product_id: string, quantity: number) => ({
      ...shirt,
      product_id,
      quantity: String(quantity),
    })
    const offer = {
      type: "buy_get" as const,
      buy: { product_ids: ["a", "b"], quantity: 2 },
      get: { product_ids: ["b", "c"], quantity: 1, percentage: "100" },
    }

    it.each<[string, [string, number][], boolean]>([
      ["nothing to get", [["a", 2]], false],
      ["nothing bought", [["c", 1]], false],
      [
        "both",
        [
          ["a", 2],
          ["c", 1],
        ],
        true,
      ],
      ["all of one kind", [["b", 3]], true],
      ["one too few of one kind", [["b", 2]], false],
      [
        "bought of both kinds, and one left",
        [
          ["a", 1],
          ["b", 2],
        ],
        true,
      ],
      [
        "bought of both kinds, and none left",
        [
          ["a", 1],
          ["b", 1],
        ],
        false,
      ],
      [
        "bought of both kinds, and got of the third",
        [
          ["a", 1],
          ["b", 1],
          ["c", 1],
        ],
        true,
      ],
    ])("%s", (_what, lines, holds) => {
      const items = lines.map(([id, quantity]) => pieces(id, quantity))
      expect(reason({ offer, currency_code: null }, { items })).toBe(holds ? null : "items_missing")
    })

    it("counts nothing that is excluded", () => {
      const items = [pieces("a", 2), pieces("c", 1)]
      const excluding = { ...offer, excluded_product_ids: ["c"] }
      expect(reason({ offer: excluding, currency_code: null }, { items })).toBe("items_missing")
    })
  })
})

describe("coupons of ours in one cart", () => {
  const anna = "anna@example.com"
  const dead = (...coupons: Partial<CartCoupon>[]) =>
    deadInCart(coupons.map(coupon), anna, NOW).map(({ coupon: { code }, refusal }) => [
      code,
      refusal.reason,
    ])

  it("may stay where one is alive and its customer's", () => {
    expect(dead({ code: "A" })).toEqual([])
  })

  it("may stay though the row does not say yet that Medusa has it", () => {
    expect(dead({ code: "A", state: "issuing", emails: [] })).toEqual([])
  })

  it("go where they are dead or another's", () => {
    expect(
      dead(
        { code: "A", state: "revoked", state_reason: "replaced" },
        { code: "B" },
        { code: "C", person_email: "bob@example.com", emails: ["bob@example.com"] },
        { code: "D", ends_at: NOW }
      )
    ).toEqual([
      ["A", "replaced"],
      ["C", "invalid"],
      ["D", "ended"],
    ])
  })

  it("go where their promotion was deleted, whatever our row says", () => {
    const both = [
      coupon({ code: "A", promotion_id: "promo_a" }),
      coupon({ code: "B", promotion_id: "promo_b" }),
    ]
    const known = withoutDeleted(both, [{ id: "promo_b" }, { id: "promo_other" }])
    expect(deadInCart(known, anna, NOW)).toEqual([
      { coupon: known[0], refusal: { reason: "revoked", detail: {} } },
    ])
    expect(known[1]).toBe(both[1])
  })

  it("go but for the one that ends last", () => {
    expect(dead({ code: "A" }, { code: "B", ends_at: new Date("2027-01-01") })).toEqual([
      ["A", "another_coupon"],
    ])
    expect(dead({ code: "B" }, { code: "A" })).toEqual([["B", "another_coupon"]])
  })
})

describe("the look of a code", () => {
  it("is that of every code made", () => {
    let drawn = 0
    for (const prefix of ["BACK", "AB", "X2Y3Z4W5V6"]) {
      expect(looksLikeCode(makeCode(prefix, (below) => (drawn += 7) % below))).toBe(true)
    }
  })

  it.each(["WELCOME10", "", "BACK", "BACK-", "back-k7qm", "A-B", "BACK-K7QM\0", "BACK 1-2", "É-É"])(
    "is not that of %j",
    (code) => {
      expect(looksLikeCode(code)).toBe(false)
    }
  )
})
