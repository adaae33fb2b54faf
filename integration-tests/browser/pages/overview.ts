import type { Locator, Page } from "playwright-core"
import type { BackfillState } from "../../../admin/lib/backfill"
import type { Moves } from "../../../admin/lib/overview/moves"
import type { Trend } from "../../../admin/lib/overview/trend"
import type { Overview } from "../../../admin/lib/types"
import { BUYER_STAGES, TIERS } from "../../../src/modules/retention/domain/types"
import type { BrowserShop } from "../browser-shop"
import { KNOWN_TOTALS } from "../known-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }
const CHINESE: Look = { language: "zhCN", theme: "light" }

const SINCE = "2026-07-13T00:00:00.000Z"

const MOVES: Moves = {
  since: SINCE,
  until: "2026-07-20T09:00:00.000Z",
  recorded_from: "2026-06-01T03:15:00.000Z",
  reconstructed: false,
  stage: [
    { from: "dormant", to: "lost", people: 6 },
    { from: "active", to: "at_risk", people: 1204 },
    { from: "lost", to: "reactivated", people: 1 },
    { from: "new", to: "active", people: 31 },
  ],
  tier: [{ from: "high_value", to: "low_value", people: 4 }],
}

/** Tests of the overview page. */
export function overviewPage(shop: BrowserShop): void {
  const answer = async <T>(path: string): Promise<T> =>
    (await shop.http.get<T>(`/admin/retention/${path}`, shop.admin)).data

  const overview = async () => (await answer<{ overview: Overview }>("overview")).overview

  /** The page in one look, with its figures there. */
  const opened = async (look: Look = ENGLISH): Promise<Page> => {
    const page = await shop.open(look)
    await page.goto("/app/retention")
    await page.locator("main table").first().waitFor()
    return page
  }

  const section = (page: Page, name: string | RegExp) => page.getByRole("region", { name }).first()

  describe("overview", () => {
    it("reads past orders at a click, and then shows the shop", async () => {
      const page = await shop.open(ENGLISH)
      await page.goto("/app/orders")
      await page.getByRole("link", { name: "Retention" }).click()
      await page.getByText("No orders read yet").waitFor()
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "overview-empty", ENGLISH)

      await page.getByRole("button", { name: "Read past orders" }).click()
      await page.getByRole("heading", { name: "Value and stage" }).waitFor({ timeout: 60_000 })
      const { customers, orders } = await overview()
      expect({ customers, orders }).toEqual({
        customers: KNOWN_TOTALS.customers,
        orders: KNOWN_TOTALS.orders,
      })
    })

    it("shows how far the reading is, and why it stopped", async () => {
      const page = await shop.open(ENGLISH)
      let backfill = READING
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
      await shop.backfill()
      const page = await opened()
      const matrix = page.getByRole("table", { name: /by value tier/ })

      const expected = await overview()
      const { stages } = KNOWN_TOTALS
      expect(await peopleIn(matrix.locator("tfoot tr"))).toEqual([
        ...BUYER_STAGES.map((stage) => stages[stage]),
        KNOWN_TOTALS.buyers,
      ])
      for (const [index, tier] of TIERS.entries()) {
        expect(await peopleIn(matrix.locator("tbody tr").nth(index))).toEqual([
          ...BUYER_STAGES.map(
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
      await main.getByText(/from those now at risk or dormant, as of /).waitFor()
      expect(expected.revenue_at_risk).not.toBeNull()
      expect(expected.problems).toEqual({ currency_without_rate: 1 })
      expect(expected.fit?.raw_limits).toEqual({ at_risk: 70, dormant: 155, lost: 260 })
    })

    it("leads from each figure to its people", async () => {
      await shop.backfill()
      const page = await opened()
      const matrix = page.getByRole("table", { name: /by value tier/ })
      const links = async (scope: Locator) =>
        Promise.all((await scope.getByRole("link").all()).map((link) => link.getAttribute("href")))
      const at = (search: string) => `/app/retention/customers${search}`

      expect(await links(matrix.locator("thead"))).toEqual(
        BUYER_STAGES.map((stage) => at(`?stage=${stage}`))
      )
      const tiers = TIERS.join(",")
      expect((await links(matrix.locator("tfoot"))).at(-1)).toBe(at(`?tier=${tiers}`))
      const { tiers: people } = await overview()
      const total = matrix.getByRole("link", { name: /^Low value: / })
      expect(await total.getAttribute("href")).toBe(at("?tier=low_value"))
      await total.focus()
      await page.keyboard.press("Enter")
      await page.waitForURL(/\/retention\/customers\?tier=low_value/)
      await page.getByRole("heading", { name: "Customers", level: 1 }).waitFor()
      const shown = Math.min(people.low_value.people, 20)
      const rows = page.locator("main tbody tr").filter({ hasText: "Low value" })
      await rows.nth(shown - 1).waitFor()
      expect(await rows.count()).toBe(shown)
    })

    it("draws the stages over time, and tells them as a table", async () => {
      await shop.backfill()
      const page = await opened()
      const card = section(page, "Stages over time")
      const chart = card.getByRole("application")
      const lines = chart.locator(".recharts-line-curve")
      await lines.nth(3).waitFor({ state: "attached" })
      expect(await lines.count()).toBe(4)
      await card.getByText("Shaded: redrawn from past orders with today's limits.").waitFor()
      await card.getByRole("button", { name: "New", exact: true }).click()
      await lines.nth(4).waitFor({ state: "attached" })

      const { trend } = await answer<{ trend: Trend }>("trend?days=367")
      const { stages, day } = trend.days.at(-1) ?? missing("a day")
      expect(stages).toEqual(KNOWN_TOTALS.stages)
      await chart.focus()
      await page.keyboard.press("ArrowRight")
      await card.locator(".recharts-tooltip-wrapper").getByText("All buyers").waitFor()

      await card.getByRole("button", { name: "Show as table" }).click()
      const rows = card.getByRole("table").locator("tbody tr")
      expect(await cellsOf(rows.first())).toEqual([
        new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" }).format(
          new Date(day)
        ),
        ...BUYER_STAGES.map((stage) => String(stages[stage])),
        String(KNOWN_TOTALS.buyers),
      ])
      const months = await rows.count()
      expect(months).toBeGreaterThan(11)
      await card.getByRole("radio", { name: "Share" }).check()
      await rows.first().getByText("35.7%").waitFor()
      await card.getByRole("radio", { name: "3 months" }).check()
      await card.getByText("* Redrawn from past orders with today's limits.").waitFor()
      await rows.nth(11).waitFor()
    })

    it("draws the gaps between purchases with the limits", async () => {
      await shop.backfill()
      const page = await opened()
      const card = section(page, "Your shop's rhythm")
      const chart = card.getByRole("application")
      for (const text of ["At risk from 70 days", "Dormant from 155 days", "Lost from 260 days"]) {
        await chart.getByText(text, { exact: true }).waitFor()
      }
      await card.getByText("80% come within 70 days.").waitFor({ state: "attached" })
    })

    it("tells who moved, the worst first, and leads to exactly these", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      let moves = MOVES
      const asked: (string | null)[] = []
      await page.route("**/admin/retention/moves?*", async (route) => {
        asked.push(new URL(route.request().url()).searchParams.get("since"))
        await route.fulfill({ json: { moves } })
      })
      await page.goto("/app/retention")
      const card = section(page, "Who moved")
      const slips = card.getByRole("region", { name: "Slipping away" })
      await slips.getByRole("link").first().waitFor()
      expect(await namesOf(slips.getByRole("link"))).toEqual([
        "Active to At risk: 1,204 people",
        "High value to Low value: 4 people",
        "Dormant to Lost: 6 people",
      ])
      const gains = card.getByRole("region", { name: "Coming closer" })
      expect(await namesOf(gains.getByRole("link"))).toEqual(["Lost to Reactivated: 1 person"])
      await card.getByText("New → Active 31").waitFor()

      moves = {
        ...MOVES,
        since: "2026-06-20T00:00:00.000Z",
        recorded_from: "2026-07-01T03:15:00.000Z",
        reconstructed: true,
      }
      await card.getByRole("radio", { name: "Month" }).check()
      await card.getByText("Recorded since Jul 1, 2026", { exact: false }).waitFor()
      expect(asked).toEqual(["week", "month"])
      expect(await namesOf(slips.getByRole("link"))).toEqual(["High value to Low value: 4 people"])

      moves = { ...MOVES, stage: [], tier: [] }
      await card.getByRole("radio", { name: "Day" }).check()
      await card.getByText("Nobody moved").waitFor()

      await card.getByRole("radio", { name: "Week" }).check()
      await slips.getByRole("link", { name: /Active to At risk/ }).click()
      await page.waitForURL(/\/retention\/customers\?/)
      expect(decodeURIComponent(page.url())).toContain(`moved=stage:active:at_risk:${SINCE}`)
    })

    it("opens the records behind a problem", async () => {
      await shop.backfill()
      const page = await opened()
      await page.getByRole("button", { name: /without an exchange rate/ }).click()
      const drawer = page.getByRole("dialog", { name: /without an exchange rate/ })
      await drawer.getByText("£75.00 left out: no rate for GBP.").waitFor()
      await drawer.getByText("foreign-1@example.com").waitFor()
      // The drawer's own close button has no name in Medusa's library; the rest is ours.
      expect(await seriousViolations(page, drawer.getByRole("list"))).toEqual([])
      await screenshot(page, "overview-problem", ENGLISH)
      await page.keyboard.press("Escape")
      await drawer.waitFor({ state: "detached" })
      await page.keyboard.press("Enter")
      await drawer.getByRole("link", { name: /^Order #\d+$/ }).click()
      await page.waitForURL(/\/app\/orders\/order_/)
    })

    it("tells what became of the stages of 90 days ago", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const shown = await overview()
      await page.route("**/admin/retention/overview", (route) =>
        route.fulfill({
          json: { overview: { ...shown, fit: { ...shown.fit, backtest: BACKTEST } } },
        })
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
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      shop.expectErrors(/^HTTP 500 GET \/admin\/retention\/overview$/)
      await page.route("**/admin/retention/overview", (route) =>
        route.fulfill({ status: 500, json: { message: "The server is tired" } })
      )
      await page.goto("/app/retention")
      await page.getByRole("alert").getByText("The server is tired").waitFor({ timeout: 30_000 })
      await page.unroute("**/admin/retention/overview")
      await page.getByRole("button", { name: "Try again" }).click()
      await page.getByRole("heading", { name: "Value and stage" }).waitFor()
    })

    it("keeps a block's failure to the block, and tells a refusal from it", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      shop.expectErrors(
        /^HTTP 500 GET .*\/(trend|policy)$/,
        /^HTTP 403 GET .*\/(moves|rhythm|sync)$/
      )
      for (const path of ["trend?*", "policy"]) {
        await page.route(`**/admin/retention/${path}`, (route) =>
          route.fulfill({ status: 500, json: { message: "The server is tired" } })
        )
      }
      await page.route(/\/admin\/retention\/(moves|rhythm|sync)/, (route) =>
        route.fulfill({ status: 403, json: { message: "Forbidden" } })
      )
      await page.goto("/app/retention")
      const trend = section(page, "Stages over time")
      await trend.getByRole("alert").getByText("The server is tired").waitFor({ timeout: 30_000 })
      const rhythm = section(page, "Your shop's rhythm")
      await rhythm.getByRole("alert").getByText("The server is tired").waitFor({ timeout: 30_000 })
      await page.getByText("first bought lately", { exact: true }).waitFor()
      await page.unroute("**/admin/retention/policy")
      await rhythm.getByRole("button", { name: "Try again" }).click()
      for (const name of ["Who moved", "Your shop's rhythm", "Data health"]) {
        const alert = section(page, name).getByRole("alert")
        await alert.getByText("You are not allowed to see this").waitFor({ timeout: 30_000 })
        expect(await alert.getByRole("button").count()).toBe(0)
      }
      await page.getByRole("table", { name: /by value tier/ }).waitFor()
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "overview-failing", ENGLISH)

      await page.unroute("**/admin/retention/trend?*")
      await trend.getByRole("button", { name: "Try again" }).click()
      await trend.getByRole("application").waitFor()
    })

    it("speaks Chinese throughout", async () => {
      await shop.backfill()
      const page = await opened(CHINESE)
      await page.getByRole("heading", { name: "客户留存" }).waitFor()
      await page.getByRole("link", { name: "客户留存" }).waitFor()
      for (const text of ["高价值", "潜力", "中价值", "低价值", "沉睡", "流失", "回流"]) {
        await page.locator("main").getByText(text, { exact: true }).first().waitFor()
      }
      await page.getByText("在本店，每 20 次复购有 19 次发生在 155 天之内。").waitFor()
      await page.getByRole("application").nth(1).waitFor()
      const words = await page.locator("main").innerText()
      expect(words.match(/[A-Za-z]{2,}/g)).toEqual(["EUR"])
    })

    it.each(LOOKS)("is accessible in $language and $theme", async (look) => {
      await shop.backfill()
      const page = await opened(look)
      await page.getByRole("application").nth(1).waitFor()
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "overview", look)
    })
  })
}

const READING: BackfillState = {
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

const BACKTEST = {
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

/** Numbers of people in a row of the matrix: the first figure of each cell, 0 where none is. */
async function peopleIn(row: Locator): Promise<number[]> {
  const cells = await row.locator("td").allInnerTexts()
  return cells.map((text) => Number(/\d[\d,]*/.exec(text)?.[0].replace(",", "") ?? 0))
}

/** A row's heading and figures. */
async function cellsOf(row: Locator): Promise<string[]> {
  return (await row.locator("th, td").allInnerTexts()).map((text) => text.trim())
}

/** What each link is called. */
async function namesOf(links: Locator): Promise<string[]> {
  return links.locator(".sr-only").allTextContents()
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`)
}
