import { policySchema } from "../../../src/modules/retention/domain/policy/schema"
import { newCouponsPath, parseTarget } from "./coupons-path"
import { freshSourceId } from "./fresh-source-id"
import { emptyDraft, freshRow, type IssueDraft } from "./issue-draft"
import { offerCurrencies } from "./offer-rules"
import { readDraft } from "./read-draft"

const RULES = policySchema.parse({ base_currency: "eur", rates: { usd: "0.9", gbp: "1.2" } })

const draft = (part: Partial<IssueDraft> = {}): IssueDraft => ({ ...emptyDraft(RULES), ...part })

const read = (part: Partial<IssueDraft>, rules = RULES) =>
  readDraft(draft(part), { rules, zone: "Asia/Shanghai", today: "2026-11-22" })

/** Fields at fault, each with what is said of it. */
const faults = (part: Partial<IssueDraft>, rules = RULES) =>
  read(part, rules).faults.map(({ field, key }) => `${field}: ${key}`)

const row = (amount: string, minimum: string, code = "eur") => ({
  ...freshRow(code),
  amount,
  minimum,
})

const product = (value: string) => ({ value, label: value })

describe("an issue that is being set up", () => {
  it("begins with a usual discount and what the settings say", () => {
    expect(read({})).toEqual({
      request: {
        offer: { type: "percentage", value: "10" },
        valid_days: 14,
        budget: { amount: null, count: 1000 },
      },
      faults: [],
    })
    const narrow = policySchema.parse({ offers: { largest_discount: 0.05, valid_days: 3 } })
    expect(emptyDraft(narrow)).toMatchObject({ percent: "5", days: "3" })
  })

  it("takes numbers as Chinese keyboards give them", () => {
    expect(read({ percent: " １２．５ ", days: "７" }).request).toMatchObject({
      offer: { value: "12.5" },
      valid_days: 7,
    })
  })

  it.each(["", "0", "-5", "abc", "12.345", "1e1", "101", "0.00"])(
    "refuses %j per cent",
    (percent) => expect(faults({ percent })).toEqual(["percent: percent"])
  )

  it("holds a percentage to the settings, and to the margin where that is guarded", () => {
    expect(faults({ percent: "30" })).toEqual([])
    expect(read({ percent: "30.01" }).faults).toEqual([
      { field: "percent", key: "over", values: { max: "30" } },
    ])
    const thin = { ...RULES, margin: 0.2 }
    expect(faults({ percent: "20.5" }, thin)).toEqual(["percent: over"])
    const unguarded = { ...thin, offers: { ...thin.offers, margin_guard: false } }
    expect(faults({ percent: "20.5" }, unguarded)).toEqual([])
    const none = { ...RULES, margin: 0 }
    expect(faults({ type: "fixed", rows: [row("1", "100")] }, none)).toEqual([
      "rows.0.amount: over",
    ])
  })

  it("reads amounts by currency, and leaves out rows without one", () => {
    const rows = [row("10", "50"), row("", "", "usd"), row("9.5", "40", "gbp")]
    expect(read({ type: "fixed", rows }).request?.offer).toEqual({
      type: "fixed",
      amounts: { eur: "10", gbp: "9.5" },
      minimum_basket: { eur: "50", gbp: "40" },
    })
  })

  it("asks for a smallest basket that an amount is no more than the settings' share of", () => {
    const said = (amount: string, minimum: string) =>
      read({ type: "fixed", rows: [row(amount, minimum)] }).faults
    const least = { max: "30", least: "33.34", code: "EUR" }
    expect(said("10", "")).toEqual([{ field: "rows.0.minimum", key: "low_minimum", values: least }])
    expect(said("10", "33.33")).toEqual([
      { field: "rows.0.minimum", key: "low_minimum", values: least },
    ])
    expect(said("10", "33.34")).toEqual([])
  })

  it("finds each amount that is none, where it stands", () => {
    const fixed = (...rows: IssueDraft["rows"]) => faults({ type: "fixed", rows })
    expect(fixed(row("", ""))).toEqual(["rows.0.amount: amount"])
    expect(fixed(row("10", "50"), row("", "40", "usd"))).toEqual(["rows.1.amount: amount"])
    expect(fixed(row("10", "50"), row("0", "x", "usd"))).toEqual([
      "rows.1.amount: amount",
      "rows.1.minimum: amount",
    ])
    expect(faults({ rows: [row("", "5,5")] })).toEqual(["rows.0.minimum: amount"])
  })

  it("says what is left out and what is to be bought", () => {
    const without = { without_products: [product("p1")], without_categories: [product("c1")] }
    expect(read(without).request?.offer).toEqual({
      type: "percentage",
      value: "10",
      excluded_product_ids: ["p1"],
      excluded_category_ids: ["c1"],
    })
    expect(read({ ...without, type: "free_shipping" }).request?.offer).toEqual({
      type: "free_shipping",
    })
    const buy_get = {
      type: "buy_get" as const,
      buy_products: [product("p1")],
      buy_quantity: "2",
      budget_amount: "500",
    }
    const wrong = { ...buy_get, buy_products: [], buy_quantity: "0", get_percent: "101" }
    expect(faults(wrong)).toEqual([
      "buy_products: products",
      "buy_quantity: pieces",
      "get_products: products",
      "get_percent: percent",
    ])
    expect(read({ ...buy_get, get_products: [product("p2")] }).request?.offer).toEqual({
      type: "buy_get",
      buy: { product_ids: ["p1"], quantity: 2 },
      get: { product_ids: ["p2"], quantity: 1, percentage: "100" },
    })
    // Only money holds what is given.
    const free = { ...buy_get, get_products: [product("p2")], budget_amount: " " }
    expect(faults(free)).toEqual(["budget_amount: money"])
    expect(faults({ budget_amount: "" })).toEqual([])
    const many = Array.from({ length: 201 }, (_, index) => product(`p${index}`))
    expect(faults({ without_products: many })).toEqual(["without_products: too_many"])
  })

  it("holds from the beginning of the first day to the end of the last, where the shop is", () => {
    const dates = { begins: "day", first_day: "2026-12-01", ends: "day", last_day: "2026-12-24" }
    expect(read(dates as Partial<IssueDraft>).request).toMatchObject({
      starts_at: "2026-11-30T16:00:00.000Z",
      ends_at: "2026-12-24T15:59:59.999Z",
    })
    expect(read({ begins: "day", first_day: "2026-11-22" }).request?.starts_at).toBeUndefined()
  })

  it("refuses days that are over, or the wrong way round", () => {
    const day = { ends: "day" as const }
    expect(faults({ ...day, last_day: "" })).toEqual(["last_day: last_day"])
    expect(faults({ ...day, last_day: "2026-11-21" })).toEqual(["last_day: last_day"])
    expect(faults({ ...day, last_day: "2026-11-22" })).toEqual([])
    const later = { begins: "day" as const, first_day: "2026-12-01" }
    expect(faults({ ...day, ...later, last_day: "2026-11-30" })).toEqual([
      "last_day: last_day_start",
    ])
    expect(faults({ begins: "day", first_day: "" })).toEqual(["first_day: first_day"])
    expect(faults({ ...day, last_day: "", begins: "day", first_day: "" })).toEqual([
      "first_day: first_day",
      "last_day: last_day",
    ])
    expect(faults({ begins: "day", first_day: "2026-11-21" })).toEqual(["first_day: first_day"])
    expect(["0", "", "1.5", "3651"].map((days) => faults({ days })[0])).toEqual(
      Array(4).fill("days: days")
    )
  })

  it("takes a budget away where it is emptied, and refuses one that is none", () => {
    expect(read({ budget_amount: "", budget_count: "" }).request?.budget).toEqual({
      amount: null,
      count: null,
    })
    expect(faults({ budget_amount: "0", budget_count: "0" })).toEqual([
      "budget_amount: amount",
      "budget_count: coupons",
    ])
    expect(faults({ budget_amount: "1.23456" })).toEqual(["budget_amount: amount"])
  })

  it("refuses a reason that is too long", () => {
    expect(faults({ because: `${"x".repeat(200)} ` })).toEqual([])
    expect(faults({ because: "x".repeat(201) })).toEqual(["because: reason"])
  })
})

describe("the address of issuing", () => {
  const there = (path: string) => parseTarget(new URL(path, "http://shop"))

  it.each([
    ["one person", { person_ids: ["rper_1"] }],
    ["people", { person_ids: ["rper_1", "rper_2"] }],
    ["a segment", { segment_id: "rseg_1" }],
  ])("leads to %s and back", (_, target) => {
    expect(there(newCouponsPath(target))).toEqual(target)
  })

  it("names nobody where nobody is chosen", () => {
    expect([there(newCouponsPath()), there(newCouponsPath({ person_ids: [] }))]).toEqual([
      null,
      null,
    ])
  })

  it("asks no server for a thousand ids, and each once", () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `rper_${index}`)
    const url = new URL(newCouponsPath({ person_ids: [...ids, "rper_0"] }), "http://shop")
    expect(`${url.pathname}${url.search}`.length).toBeLessThan(100)
    expect(parseTarget(url)).toEqual({ person_ids: ids })
  })
})

it("offers the currencies that money can be counted in", () => {
  expect(offerCurrencies(RULES)).toEqual(["eur", "gbp", "usd"])
})

it("never makes an id twice", () => {
  const ids = Array.from({ length: 100 }, freshSourceId)
  expect(new Set(ids).size).toBe(100)
  expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true)
})
