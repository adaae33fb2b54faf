import { taxInclusiveCurrencies } from "./tax-inclusive"

type Row = Readonly<Record<string, unknown>>

/** Answers by entity, holding rows to the filters. */
function shop(rows: Readonly<Record<string, readonly Row[]>>) {
  const graph = ({ entity, filters }: { entity: string; filters: Record<string, unknown[]> }) =>
    Promise.resolve({
      data: (rows[entity] ?? []).filter((row) =>
        Object.entries(filters).every(([field, values]) => values.includes(row[field]))
      ),
    })
  return { query: { graph } as never }
}

const currency = (value: string, is_tax_inclusive: boolean) => ({
  attribute: "currency_code",
  value,
  is_tax_inclusive,
})
const region = (value: string, is_tax_inclusive: boolean) => ({
  attribute: "region_id",
  value,
  is_tax_inclusive,
})

const REGIONS = [
  { id: "reg_eu", currency_code: "eur" },
  { id: "reg_us", currency_code: "usd" },
]

async function inclusive(...price_preference: Row[]): Promise<(string | null)[]> {
  const is = await taxInclusiveCurrencies(shop({ price_preference, region: REGIONS }))
  return ["eur", "usd", null].filter(is)
}

describe("whether amounts in a currency are with tax", () => {
  it("follows the preference for the currency", async () => {
    expect(await inclusive()).toEqual([])
    expect(await inclusive(currency("eur", true), currency("usd", false))).toEqual(["eur"])
    expect(await inclusive(currency("eur", true), currency("usd", true))).toEqual([
      "eur",
      "usd",
      null,
    ])
  })

  it("follows that of a region with the currency where it is with tax", async () => {
    expect(await inclusive(currency("eur", false), region("reg_eu", true))).toEqual(["eur"])
    expect(await inclusive(region("reg_us", true))).toEqual(["usd"])
    expect(await inclusive(currency("eur", true), region("reg_eu", false))).toEqual(["eur", null])
  })

  it("knows no currency of a region that is gone", async () => {
    expect(await inclusive(region("reg_gone", true))).toEqual([])
  })
})
