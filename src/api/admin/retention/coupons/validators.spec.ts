import { parseRequest } from "../validation"
import { issueBody, listParameters, previewBody, revokeBody } from "./validators"

const OFFER = { type: "percentage", value: "10" }
const order = (given: object) => ({ target: { person_ids: ["rper_1"] }, offer: OFFER, ...given })

describe("an order of coupons", () => {
  it("is for people or a segment", () => {
    expect(parseRequest(previewBody, order({})).target).toEqual({ person_ids: ["rper_1"] })
    const target = { segment_id: "rseg_1" }
    expect(parseRequest(issueBody, order({ target, source_id: "a" })).target).toEqual(target)
  })

  it("has times with a zone", () => {
    const { ends_at } = parseRequest(previewBody, order({ ends_at: "2026-12-25T00:59:59+01:00" }))
    expect(ends_at).toEqual(new Date("2026-12-24T23:59:59Z"))
  })

  const either = "target: must be an object with either person_ids or segment_id"
  const list = "target.person_ids: must be a list of 1 to 1000 ids of people"
  it.each<[string, object]>([
    [either, { target: undefined }],
    [either, { target: {} }],
    [either, { target: [] }],
    [either, { target: { person_ids: ["rper_1"], segment_id: "rseg_1" } }],
    ["Unknown field target.customer_ids", { target: { customer_ids: ["cus_1"] } }],
    [list, { target: { person_ids: [] } }],
    [list, { target: { person_ids: "rper_1" } }],
    [list, { target: { person_ids: Array.from({ length: 1001 }, () => 7) } }],
    ["target.person_ids.1: must be an id", { target: { person_ids: ["rper_1", "\0"] } }],
    ["target.segment_id: must be one id", { target: { segment_id: "" } }],
    ["ends_at: must be a time with its zone", { ends_at: "2026-12-24" }],
    ["ends_at: must be a time with its zone", { ends_at: 1 }],
    ["starts_at: must be a time with its zone", { starts_at: "2026-12-24T00:00:00" }],
    ["budget.amount: must be a positive decimal", { budget: { amount: "-1" } }],
    ["budget.count: must be a whole number", { budget: { count: 1.5 } }],
    ["Unknown field budget.money", { budget: { money: "1" } }],
    ["source_id: must be an id", { source_id: "" }],
    ["source_id: must be an id", { source_id: "\0" }],
    ["Unknown field source_type", { source_type: "campaign" }],
    ["Unknown field run_id", { run_id: "rcrn_1" }],
  ])("is refused with %s", (message, given) => {
    expect(() => parseRequest(issueBody, order({ source_id: "a", ...given }))).toThrow(message)
  })

  it("needs a name of its own to be issued", () => {
    expect(() => parseRequest(issueBody, order({}))).toThrow("source_id: must be an id")
  })
})

describe("the list of coupons", () => {
  it("takes several states", () => {
    expect(parseRequest(listParameters, { state: ["live", "issuing"] })).toMatchObject({
      state: ["live", "issuing"],
      order: "-issued_at",
      limit: 20,
    })
  })

  it("takes those that somebody should look at", () => {
    expect(parseRequest(listParameters, { trouble: "true" })).toMatchObject({ trouble: true })
    expect(() => parseRequest(listParameters, { trouble: "1" })).toThrow("trouble: must be true")
  })

  it.each<[string, object]>([
    ["state.0: must be one of issuing, live", { state: "dead" }],
    ["order: must be one of -issued_at, ends_at, -discount_amount", { order: "issued_at" }],
    ["q: must be text without NUL characters", { q: "\0" }],
    ["person_id: must be one id", { person_id: ["a", "b"] }],
    ["promotion_id: must be one id", { promotion_id: "" }],
    ["Unknown field code", { code: "BACK" }],
  ])("is refused with %s", (message, query) => {
    expect(() => parseRequest(listParameters, query)).toThrow(message)
  })
})

describe("a revocation", () => {
  it.each<[string, object]>([
    ["coupon_ids: must be a list of 1 to 1000 ids of coupons", {}],
    ["coupon_ids: must be a list of 1 to 1000 ids of coupons", { coupon_ids: [] }],
    ["coupon_ids.0: must be an id", { coupon_ids: [null] }],
    ["Unknown field reason", { coupon_ids: ["rcpn_1"], reason: "by_hand" }],
  ])("is refused with %s", (message, body) => {
    expect(() => parseRequest(revokeBody, body)).toThrow(message)
  })
})
