import { mapBasket } from "./map-cart"

describe("a cart as coupons see it", () => {
  it("is read from exact amounts", () => {
    expect(
      mapBasket({
        id: "cart_1",
        currency_code: "EUR",
        raw_original_item_total: { value: "32.500000000000000001" },
        items: [
          {
            product_id: "prod_1",
            is_discountable: false,
            raw_quantity: { value: "2" },
            raw_subtotal: { value: "30" },
            product: {
              categories: [
                { id: "pcat_3", mpath: "pcat_1.pcat_2.pcat_3" },
                { id: "pcat_4", mpath: "pcat_4." },
              ],
            },
          },
          { quantity: 1, subtotal: 0.1, product: null },
        ],
        shipping_methods: [{ raw_subtotal: { value: "4.9" } }, { raw_subtotal: { value: 1.2 } }],
      })
    ).toEqual({
      currency_code: "eur",
      goods: "32.500000000000000001",
      items: [
        {
          product_id: "prod_1",
          category_ids: ["pcat_3", "pcat_1", "pcat_2", "pcat_4"],
          is_discountable: false,
          amount: "30",
          quantity: "2",
        },
        {
          product_id: null,
          category_ids: [],
          is_discountable: true,
          amount: "0.1",
          quantity: "1",
        },
      ],
      shipping: "6.1",
    })
  })

  it("may be empty, and not say how it is sent", () => {
    expect(mapBasket({ id: "cart_1", currency_code: "eur", original_item_total: 0 })).toEqual({
      currency_code: "eur",
      goods: "0",
      items: [],
      shipping: null,
    })
  })

  it("is not known where an amount is not", () => {
    const cart = { id: "cart_1", currency_code: "eur", original_item_total: 10 }
    const item = { quantity: 1, subtotal: 10 }
    expect(mapBasket({ ...cart, items: [item] })).not.toBeNull()
    expect(mapBasket({ ...cart, original_item_total: null })).toBeNull()
    expect(mapBasket({ ...cart, items: [item, { quantity: 1 }] })).toBeNull()
    expect(mapBasket({ ...cart, items: [{ subtotal: 10 }] })).toBeNull()
    expect(mapBasket({ ...cart, shipping_methods: [{}] })).toBeNull()
  })
})
