import { order, policyWith } from "../../../../../integration-tests/helpers/facts"
import { favouriteCategory, favouriteProducts } from "./favourites"

const policy = policyWith({ rates: { usd: "2" } })
const line = (product_id: string | null, amount = "10") => ({ product_id, quantity: "1", amount })
const bought = (day: number, ...lines: ReturnType<typeof line>[]) =>
  order(`2026-01-0${day}T12:00:00.000Z`, { lines })
const OWN = new Map([
  ["prod_trail", ["pcat_trail"]],
  ["prod_road", ["pcat_road", "pcat_sale"]],
  ["prod_sock", []],
])

describe("the favourite category", () => {
  it("is the one of most purchases, however many lines they have", () => {
    const purchases = [
      bought(1, line("prod_trail"), line("prod_trail"), line("prod_trail")),
      bought(2, line("prod_road", "1")),
      bought(3, line("prod_road", "1"), line("prod_sock")),
    ]
    // Two categories of one product, of as much, bought as late: the smaller id.
    expect(favouriteCategory(purchases, OWN, policy)).toMatchObject({
      id: "pcat_road",
      purchases: 2,
    })
  })

  it("of several is the one that most was spent on, by the rates", () => {
    const dollars = { ...bought(1, line("prod_trail", "6")), currency_code: "usd" }
    const purchases = [dollars, bought(2, line("prod_road", "11"))]
    expect(favouriteCategory(purchases, OWN, policy)?.id).toBe("pcat_trail")
    const yens = { ...dollars, currency_code: "jpy" }
    expect(favouriteCategory([yens, purchases[1] ?? yens], OWN, policy)?.id).toBe("pcat_road")
  })

  it("of as dear ones is the one bought last", () => {
    const purchases = [bought(1, line("prod_road")), bought(2, line("prod_trail"))]
    expect(favouriteCategory(purchases, OWN, policy)?.id).toBe("pcat_trail")
  })

  it("is none where no product stands in one", () => {
    const purchases = [bought(1, line("prod_sock"), line("prod_gone"), line(null))]
    expect(favouriteCategory(purchases, OWN, policy)).toBeNull()
    expect(favouriteCategory([], OWN, policy)).toBeNull()
  })
})

describe("favourite products", () => {
  it("are three at most, and products only", () => {
    const purchases = [
      bought(1, line("prod_a"), line("prod_b", "20"), line("prod_c"), line("prod_d", "30")),
      bought(2, line("prod_c"), line(null, "99")),
    ]
    expect(favouriteProducts(purchases, policy)).toMatchObject([
      { id: "prod_c", purchases: 2 },
      { id: "prod_d", purchases: 1 },
      { id: "prod_b", purchases: 1 },
    ])
  })
})
