import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { AxiosInstance } from "axios"
import type { Browser, BrowserContext, Locator, Page } from "playwright-core"
import type { BackfillState } from "../../admin/lib/backfill"
import type { Overview } from "../../admin/lib/types"
import { TIERS } from "../../src/modules/retention/domain/types"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger/workflows/backfill-retention"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import { makeShop } from "../helpers/small-shop"
import { type AdminServer, serveAdmin } from "./admin-server"
import { builtAdmin } from "./built-admin"
import { GUEST, KNOWN_POLICY, KNOWN_SHOP, KNOWN_TOTALS, REGISTERED } from "./known-shop"
import {
  type Look,
  LOOKS,
  openAdmin,
  openBrowser,
  screenshot,
  seriousViolations,
} from "./open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }
const CHINESE: Look = { language: "zhCN", theme: "light" }

/** The matrix's columns of stages, in the order of the page. */
const COLUMNS = ["new", "active", "reactivated", "at_risk", "dormant", "lost"] as const

jest.setTimeout(300_000)

// The runner reads the configuration before it sets its own environment.
process.env.RETENTION_POLICY = JSON.stringify(KNOWN_POLICY)

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: ({ api, getContainer }) => {
    const http = api as AxiosInstance
    let browser: Browser
    let server: AdminServer
    let admin: AdminHeaders
    let customers: readonly string[]
    const opened: { context: BrowserContext; errors: string[] }[] = []

    beforeAll(async () => {
      const folder = await builtAdmin(process.cwd())
      server = await serveAdmin(folder, http.defaults.baseURL ?? "")
      browser = await openBrowser()
      admin = await loginAsAdmin(http, getContainer())
      customers = (await makeShop(getContainer(), KNOWN_SHOP)).customer_ids
    })

    afterEach(async () => {
      const errors = opened.flatMap((one) => one.errors)
      await Promise.all(opened.map(({ context }) => context.close()))
      opened.length = 0
      expect(errors).toEqual([])
    })

    afterAll(async () => {
      await browser.close()
      await server.close()
    })

    const open = async (look: Look): Promise<Page> => {
      const token = admin.headers.authorization.replace("Bearer ", "")
      const { page, context, errors } = await openAdmin(browser, server.url, token, look)
      opened.push({ context, errors })
      return page
    }

    const backfill = () => backfillRetentionWorkflow(getContainer()).run({ input: {} })

    const overview = async (): Promise<Overview> => {
      const { data } = await http.get<{ overview: Overview }>("/admin/retention/overview", admin)
      return data.overview
    }

    const idOf = ({ email }: { email: string }): string =>
      customers[KNOWN_SHOP.findIndex((customer) => customer.email === email)] ?? ""

    /** Numbers of people in a row of the matrix: the first figure of each cell, 0 where none is. */
    const peopleIn = async (row: Locator): Promise<number[]> => {
      const cells = await row.locator("td").allInnerTexts()
      return cells.map((text) => Number(/\d[\d,]*/.exec(text)?.[0].replace(",", "") ?? 0))
    }

    it("reads past orders at a click, and then shows the shop", async () => {
      const page = await open(ENGLISH)
      await page.goto("/app/orders")
      await page.getByRole("link", { name: "Retention" }).click()
      await page.getByText("No orders read yet").waitFor()
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "empty", ENGLISH)

      await page.getByRole("button", { name: "Read past orders" }).click()
      await page.getByRole("heading", { name: "Value and stage" }).waitFor({ timeout: 60_000 })
      const { customers, orders } = await overview()
      expect({ customers, orders }).toEqual({
        customers: KNOWN_TOTALS.customers,
        orders: KNOWN_TOTALS.orders,
      })
    })

    it("shows how far the reading is, and why it stopped", async () => {
      const page = await open(ENGLISH)
      let backfill: BackfillState = {
        status: "running",
        phase: "orders",
        customers_done: 30,
        customers_total: 30,
        orders_done: 100,
        orders_total: 170,
        started_at: "2026-07-20T09:00:00.000Z",
        finished_at: null,
        pause_requested: false,
        error: null,
      }
      await page.route("**/admin/retention/backfill", (route) =>
        route.fulfill({ json: { backfill } })
      )
      await page.goto("/app/retention")
      await page.getByText("100 of 170 orders").waitFor()
      const bar = page.getByRole("progressbar", { name: "Reading past orders" })
      expect(await bar.getAttribute("aria-valuenow")).toBe("65")
      expect(await page.getByRole("button", { name: "Read past orders" }).count()).toBe(0)

      backfill = { ...backfill, phase: "scoring", orders_done: 170 }
      await page.getByText("Working out tiers and stages…").waitFor()

      backfill = { ...backfill, status: "failed", error: "the disk is full" }
      await page.getByRole("alert").getByText("the disk is full").waitFor()
      await page.getByRole("button", { name: "Go on" }).waitFor()
    })

    it("shows the matrix, the rhythm and the data's problems with the API's figures", async () => {
      await backfill()
      const page = await open(ENGLISH)
      await page.goto("/app/retention")
      const matrix = page.getByRole("table", { name: /by value tier/ })
      await matrix.waitFor()

      const expected = await overview()
      const { stages } = KNOWN_TOTALS
      expect(await peopleIn(matrix.locator("tfoot tr"))).toEqual([
        ...COLUMNS.map((stage) => stages[stage]),
        KNOWN_TOTALS.buyers,
      ])
      for (const [index, tier] of TIERS.entries()) {
        expect(await peopleIn(matrix.locator("tbody tr").nth(index))).toEqual([
          ...COLUMNS.map(
            (stage) =>
              expected.matrix.find((cell) => cell.tier === tier && cell.stage === stage)?.people ??
              0
          ),
          expected.tiers[tier].people,
        ])
      }

      const main = page.locator("main")
      const euros = new Intl.NumberFormat("en", {
        style: "currency",
        currency: "EUR",
        maximumFractionDigits: 0,
      })
      for (const text of [
        euros.format(Number(expected.net_revenue)),
        euros.format(Number(expected.revenue_at_risk)),
        `${KNOWN_TOTALS.prospects} without a purchase yet`,
        "Measured on 100 of the shop's own reorders.",
        "19 of 20 reorders here come within 155 days.",
        "So a customer counts as at risk after 70 silent days, dormant after 155 and lost after 260.",
        "Not enough data yet to say how many of the dormant came back.",
        "Orders in a currency without an exchange rate",
      ]) {
        await main.getByText(text, { exact: true }).first().waitFor({ timeout: 5000 })
      }
      expect(expected.problems).toEqual({ currency_without_rate: 1 })
      expect(expected.fit?.raw_limits).toEqual({ at_risk: 70, dormant: 155, lost: 260 })
    })

    it("tells what became of the stages of 90 days ago", async () => {
      await backfill()
      const page = await open(ENGLISH)
      const shown = await overview()
      const backtest = {
        as_of: "2025-08-24T00:00:00.000Z",
        limits: { at_risk: 70, dormant: 150, lost: 250 },
        bands: {
          active: { people: 1510, returned: 694, rate: 0.4596, lower: 0.4346, upper: 0.4848 },
          at_risk: { people: 803, returned: 217, rate: 0.2702, lower: 0.2406, upper: 0.302 },
          dormant: { people: 2014, returned: 302, rate: 0.15, lower: 0.135, upper: 0.166 },
          lost: { people: 40, returned: 2, rate: 0.05, lower: 0.0138, upper: 0.165 },
        },
        falls: true,
        failed: false,
      }
      await page.route("**/admin/retention/overview", (route) =>
        route.fulfill({ json: { overview: { ...shown, fit: { ...shown.fit, backtest } } } })
      )
      await page.goto("/app/retention")
      await page
        .getByText(
          "Of those we called dormant on Aug 24, 2025, 15% bought since (14% – 17%). Of the active, 46%."
        )
        .waitFor()
      const rows = page.getByRole("table", { name: /Return rate/ }).locator("tbody tr")
      expect((await rows.allInnerTexts()).map((text) => text.split(/\s*\t\s*|\n+/))).toEqual([
        ["Active", "1,510", "694", "46%", "43% – 48%"],
        ["At risk", "803", "217", "27%", "24% – 30%"],
        ["Dormant", "2,014", "302", "15%", "14% – 17%"],
        ["Lost", "40", "2", "not enough data"],
      ])
    })

    it("says when the figures cannot be loaded, and tries again", async () => {
      await backfill()
      const page = await open(ENGLISH)
      await page.route("**/admin/retention/overview", (route) =>
        route.fulfill({ status: 500, json: { message: "The server is tired" } })
      )
      await page.goto("/app/retention")
      await page.getByRole("alert").getByText("The server is tired").waitFor({ timeout: 30_000 })
      await page.unroute("**/admin/retention/overview")
      await page.getByRole("button", { name: "Try again" }).click()
      await page.getByRole("heading", { name: "Value and stage" }).waitFor()
    })

    it("speaks Chinese throughout", async () => {
      await backfill()
      const page = await open(CHINESE)
      await page.goto("/app/retention")
      await page.getByRole("heading", { name: "顾客留存" }).waitFor()
      await page.getByRole("link", { name: "顾客留存" }).waitFor()
      for (const text of ["高价值", "潜力", "中价值", "低价值", "沉睡", "流失", "回流"]) {
        await page.locator("main").getByText(text, { exact: true }).first().waitFor()
      }
      await page.getByText("在本店，每 20 次复购有 19 次发生在 155 天之内。").waitFor()
      const words = await page.locator("main").innerText()
      expect(words.match(/[A-Za-z]{2,}/g)).toEqual(["EUR"])

      await page.goto(`/app/customers/${idOf(REGISTERED)}`)
      const panel = page.getByRole("region", { name: "顾客留存" })
      await panel.getByText("高价值", { exact: true }).waitFor()
      await panel.getByRole("listitem").first().waitFor()
      expect((await panel.innerText()).match(/[A-Za-z]{2,}/g)).toEqual(["RFM", ...SHIRTS])
    })

    it("shows a registered customer and a guest why they are what they are", async () => {
      await backfill()
      const page = await open(ENGLISH)
      const panel = page.getByRole("region", { name: "Retention" })

      await page.goto(`/app/customers/${idOf(REGISTERED)}`)
      for (const text of [
        "High value",
        "Active",
        /^Spent €720.00 on 3 days in the 2 years up to the last purchase\./,
        "Silent for 10 days. At risk begins at 70 days.",
        /^At risk from .* if nothing happens\.$/,
        "3 on 3 days",
        "Counted over 2 customer records with this e-mail.",
        "€720.00",
        "70 days",
      ]) {
        await panel.getByText(text, { exact: true }).first().waitFor({ timeout: 10_000 })
      }
      expect(await panel.getByRole("listitem").count()).toBe(3)

      await page.goto(`/app/customers/${idOf(GUEST)}`)
      await panel.getByText("Dormant", { exact: true }).waitFor()
      await panel
        .getByText("Silent for 200 days. Dormant begins at 155 days, lost at 260 days.")
        .waitFor()
      await panel.getByRole("link").first().click()
      await page.waitForURL(/\/app\/orders\/order_/)
    })

    it("says quietly when a customer is not known yet", async () => {
      const page = await open(ENGLISH)
      await page.goto(`/app/customers/${idOf(REGISTERED)}`)
      const panel = page.getByRole("region", { name: "Retention" })
      await panel.getByText("Not synced yet.", { exact: false }).waitFor()
      expect(await page.getByRole("alert").count()).toBe(0)
    })

    it.each(LOOKS)("is accessible in $language and $theme", async (look) => {
      await backfill()
      const page = await open(look)
      await page.goto("/app/retention")
      await page.locator("main table").first().waitFor()
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "page", look)
      for (const [name, customer] of Object.entries({ registered: REGISTERED, guest: GUEST })) {
        await page.goto(`/app/customers/${idOf(customer)}`)
        const panel = page.getByRole("region", { name: /Retention|顾客留存/ })
        await panel.getByRole("listitem").first().waitFor()
        expect(await seriousViolations(page, panel)).toEqual([])
        await screenshot(page, `customer-${name}`, look)
      }
    })
  },
})

/** What the shop sells is in the shop's own language. */
const SHIRTS = ["Shirt", "Shirt", "Shirt"]
