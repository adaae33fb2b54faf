import type { Offer } from "./offer"
import { promotionShape } from "./promotion-shape"

const code = "BACK-K7QM-2XPD-94RTV"
const emails = ["b@x.de", "B@x.de", "b@x.de"]
const bound = { attribute: "customer.email", operator: "in", values: ["B@x.de", "b@x.de"] }

const shapeOf = (offer: Offer, currency_code: string | null = "eur", is_tax_inclusive = true) =>
  promotionShape({ code, offer, currency_code }, emails, { is_tax_inclusive })

describe("promotionShape", () => {
  it("is used once, by its person, and never by itself", () => {
    expect(shapeOf({ type: "percentage", value: "10" }, null)).toEqual({
      code,
      type: "standard",
      status: "active",
      is_automatic: false,
      is_tax_inclusive: true,
      limit: 1,
      rules: [bound],
      application_method: {
        type: "percentage",
        value: "10",
        currency_code: null,
        target_type: "order",
        allocation: null,
        max_quantity: null,
        apply_to_quantity: null,
        buy_rules_min_quantity: null,
        target_rules: [],
        buy_rules: [],
      },
    })
  })

  it("takes a fixed amount in its currency, from a minimum of goods on", () => {
    const shape = shapeOf({
      type: "fixed",
      amounts: { eur: "12.5" },
      minimum_basket: { eur: "50" },
    })
    expect(shape.application_method).toMatchObject({
      type: "fixed",
      value: "12.5",
      currency_code: "eur",
      target_type: "order",
    })
    expect(shape.rules).toEqual([
      bound,
      { attribute: "original_item_total", operator: "gte", values: ["50"] },
    ])
  })

  it.each<Offer>([
    { type: "fixed", amounts: { eur: "10" }, minimum_basket: { eur: "50" } },
    { type: "percentage", value: "10", minimum_basket: { eur: "50" } },
    { type: "free_shipping", minimum_basket: { eur: "50" } },
  ])("asks for a minimum without tax where the shop's prices are: $type", (offer) => {
    const shape = shapeOf(offer, "eur", false)
    expect(shape.is_tax_inclusive).toBe(false)
    expect(shape.rules).toEqual([
      bound,
      { attribute: "original_item_subtotal", operator: "gte", values: ["50"] },
    ])
  })

  it("leaves products and categories out over lines, since an order takes no such rules", () => {
    const offer: Offer = {
      type: "fixed",
      amounts: { eur: "5" },
      excluded_product_ids: ["prod_b", "prod_a"],
      excluded_category_ids: ["pcat_a"],
    }
    expect(shapeOf(offer).application_method).toMatchObject({
      target_type: "items",
      allocation: "across",
      target_rules: [
        { attribute: "items.product.id", operator: "ne", values: ["prod_a", "prod_b"] },
        { attribute: "items.product.categories.id", operator: "ne", values: ["pcat_a"] },
      ],
    })
  })

  it("gives shipping away whole", () => {
    expect(shapeOf({ type: "free_shipping" }).application_method).toMatchObject({
      type: "percentage",
      value: "100",
      target_type: "shipping_methods",
      allocation: "across",
    })
  })

  it("gives something with what is bought, once", () => {
    const shape = shapeOf({
      type: "buy_get",
      buy: { product_ids: ["prod_a"], quantity: 2 },
      get: { product_ids: ["prod_b"], quantity: 1, percentage: "100" },
    })
    expect(shape.type).toBe("buyget")
    expect(shape.application_method).toMatchObject({
      type: "percentage",
      value: "100",
      target_type: "items",
      allocation: "each",
      buy_rules_min_quantity: 2,
      apply_to_quantity: 1,
      max_quantity: 1,
      buy_rules: [{ attribute: "items.product.id", operator: "in", values: ["prod_a"] }],
      target_rules: [{ attribute: "items.product.id", operator: "in", values: ["prod_b"] }],
    })
  })
})
