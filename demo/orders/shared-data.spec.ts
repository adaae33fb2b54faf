import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { expectedFigures } from "../shop/expected"
import { OrderFileError } from "./file-problem"
import { loadOrderList } from "./load"
import { planOrders } from "./plan"

/** Public research data that is not part of this repository; see docs/demo.md. */
const FOLDER = resolve(process.env.RETENTION_SHARED_DATA ?? join(process.cwd(), "../shared/data"))
const present = existsSync(join(FOLDER, "online_retail_orders.csv"))
const NOW = new Date("2026-03-10T15:00:00Z")

if (!present) {
  process.stderr.write(`Skipped: no order lists in ${FOLDER} (RETENTION_SHARED_DATA)\n`)
}

async function load(name: string, currency: string | null = null) {
  const list = await loadOrderList(join(FOLDER, name), currency)
  const plan = planOrders(list.rows, { currency: list.currency, now: NOW })
  return { plan, figures: expectedFigures(plan, NOW) }
}

;(present ? describe : describe.skip)("real order lists", () => {
  it("Online Retail: credit notes on the latest earlier order", async () => {
    const { plan, figures } = await load("online_retail_orders.csv", "gbp")
    expect(figures).toEqual({
      customers: 4372,
      buyers: 4339,
      orders: 18536,
      cancelled: 0,
      net_revenue: "8409151.16",
    })
    expect(plan.problems).toEqual({
      credit_note_without_order: 200,
      credit_note_exceeds_order: 205,
    })
    expect(plan.policy).toEqual({ base_currency: "gbp", rates: {} })
  })

  it.each([
    ["CDNOW_sample.txt", 2357, 6919],
    ["CDNOW_master.txt", 23570, 69659],
    ["rfm_data_orders.csv", 995, 4906],
    ["completejourney/baskets_sample.csv", 2377, 47243],
  ])("%s: %i people with %i orders", async (name, people, orders) => {
    expect((await load(name)).figures).toMatchObject({ customers: people, buyers: people, orders })
  })

  it("refuses a list without orders", async () => {
    await expect(load("hillstrom.csv")).rejects.toThrow(OrderFileError)
    await expect(load("hillstrom.csv")).rejects.toThrow("no column for the date")
  })
})
