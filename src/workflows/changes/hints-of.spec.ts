import { CART_EVENTS, CATALOGUE_EVENTS, CUSTOMER_EVENTS, hintsOf, ORDER_EVENTS } from "./hints-of"

describe("hintsOf", () => {
  it.each([
    ["order.placed", { id: "order_1" }, "order", "order_1"],
    ["order.return_received", { order_id: "order_1", return_id: "ret_1" }, "order", "order_1"],
    ["order-edit.confirmed", { order_id: "order_1", actions: [] }, "order", "order_1"],
    ["payment.captured", { id: "pay_1" }, "payment", "pay_1"],
    ["order.fulfillment_created", { order_id: "order_1" }, "order", "order_1"],
    ["shipment.created", { id: "ful_1", no_notification: true }, "fulfillment", "ful_1"],
    ["delivery.created", { id: "ful_1" }, "fulfillment", "ful_1"],
    ["fulfillment.fulfillment.updated", { id: "ful_1" }, "fulfillment", "ful_1"],
    ["order.order-summary.updated", { id: "ordsum_1" }, "order_summary", "ordsum_1"],
    ["order.order-transaction.created", { id: "ordtrx_1" }, "order_transaction", "ordtrx_1"],
    ["customer.deleted", { id: "cus_1" }, "customer", "cus_1"],
    ["product.updated", { id: "prod_1" }, "product", "prod_1"],
    ["product-category.deleted", { id: "pcat_1" }, "product_category", "pcat_1"],
    ["cart.updated", { id: "cart_1" }, "cart", "cart_1"],
  ])("%s names a %s", (name, data, kind, subject_id) => {
    expect(hintsOf(name, data)).toEqual([{ kind, subject_id }])
  })

  it("takes several ids of one event", () => {
    expect(hintsOf("order.updated", { id: ["order_1", "order_2"] })).toEqual([
      { kind: "order", subject_id: "order_1" },
      { kind: "order", subject_id: "order_2" },
    ])
  })

  it.each([
    ["order.placed", null],
    ["order.placed", undefined],
    ["order.placed", "order_1"],
    ["order.placed", []],
    ["order.placed", {}],
    ["order.placed", { id: null }],
    ["order.placed", { id: 7 }],
    ["order.placed", { id: "" }],
    ["order.placed", { id: "order_1\0" }],
    ["order.placed", { id: [] }],
    ["order.placed", { id: ["order_1", { id: "order_2" }] }],
    ["order.placed", { id: "x".repeat(256) }],
    ["order.placed", Object.create({ id: "order_1" })],
    ["order.return_received", { id: "ret_1" }],
    ["order.fulfillment_created", { fulfillment_id: "ful_1" }],
    ["fulfillment.shipping-option.updated", { id: "so_1" }],
    ["constructor", { id: "order_1" }],
    ["", { id: "order_1" }],
  ])("makes nothing of %s with %j", (name, data) => {
    expect(hintsOf(name, data)).toBeNull()
  })

  it("knows every event that somebody subscribes to, each once", () => {
    const all = [...ORDER_EVENTS, ...CUSTOMER_EVENTS, ...CATALOGUE_EVENTS, ...CART_EVENTS]
    expect(new Set(all).size).toBe(all.length)
    const unknown = all.filter((name) => !hintsOf(name, { id: "1", order_id: "1" }))
    expect(unknown).toEqual([])
  })
})
