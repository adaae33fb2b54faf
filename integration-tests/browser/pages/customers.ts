import { readFile } from "node:fs/promises"
import { parse } from "csv-parse/sync"
import type { Locator, Page } from "playwright-core"
import { customersPath, type CustomersFilters } from "../../../admin/lib/customers/customers-path"
import type { CustomerList } from "../../../admin/lib/customers/listed-customer"
import { eventually } from "../../helpers/eventually"
import type { BrowserShop } from "../browser-shop"
import { GUEST, KNOWN_TOTALS } from "../known-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }
const CHINESE: Look = { language: "zhCN", theme: "light" }

const LIST = /\/admin\/retention\/profiles\?/
const EXPORT = /\/admin\/retention\/profiles\/export/

/** The list of customers: filters, search, order, columns, pages, choice, export. */
export function customersPage(shop: BrowserShop): void {
  describe("customers", () => {
    const app = (filters: CustomersFilters = {}, more = "") =>
      `/app${customersPath(filters)}${more}`

    /** What the API says for the same question. */
    const listed = async (query: string): Promise<CustomerList> => {
      const { data } = await shop.http.get<CustomerList>(
        `/admin/retention/profiles?${query}`,
        shop.admin
      )
      return data
    }
    const emails = ({ profiles }: Pick<CustomerList, "profiles">) =>
      profiles.map(({ email }) => email)

    const rows = (page: Page) => page.locator("main tbody tr")
    const total = (page: Page, people: number) =>
      page.getByRole("status").getByText(`of ${people} customer`).waitFor()
    /** The chips' words, name and value. */
    const chips = (page: Page): Promise<string[]> =>
      page
        .getByRole("group", { name: "Filters" })
        .locator("> div")
        .allInnerTexts()
        .then((texts) => texts.map((text) => text.replace(/\s+/g, " ").trim()))
    const addFilter = async (page: Page, name: string): Promise<Locator> => {
      await page.getByRole("button", { name: "Filter", exact: true }).click()
      await page.getByRole("menuitem", { name, exact: true }).click()
      return page.getByRole("dialog", { name: `Change filter ${name}` })
    }
    const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })
    const addressIs = (page: Page, search: string) =>
      page.waitForURL((url) => decodeURIComponent(url.search) === search)

    it("narrows what a link leads to, searches, and goes back step by step", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.goto(app({ stage: ["dormant"] }))
      await total(page, KNOWN_TOTALS.stages.dormant)
      expect(await chips(page)).toEqual(["Stage Dormant"])
      expect(await rows(page).count()).toBe(KNOWN_TOTALS.stages.dormant)

      const orders = await addFilter(page, "Orders")
      await orders.getByLabel("From").fill("4")
      await orders.getByLabel("To").fill("three")
      await orders.getByRole("button", { name: "Apply" }).click()
      await orders.getByRole("alert").getByText("Whole numbers from 0 on.").waitFor()
      await orders.getByLabel("From").fill("3")
      await orders.getByLabel("To").fill("")
      await page.keyboard.press("Enter")
      // One of the seven has bought only twice.
      await total(page, KNOWN_TOTALS.stages.dormant - 1)
      expect(await chips(page)).toEqual(["Stage Dormant", "Orders 3 or more"])

      const account = await addFilter(page, "Account")
      await account.getByRole("radio", { name: "guests" }).click()
      await addressIs(page, "?stage=dormant&purchase_count=3..&has_account=false")
      const guests = await listed(
        "stage=dormant&purchase_count[$gte]=3&has_account=false&count_up_to=100"
      )
      expect(guests.count).toBeGreaterThan(1)
      await total(page, guests.count)

      await page.getByRole("searchbox", { name: "Search name or e-mail" }).fill("gus GUEST")
      await total(page, 1)
      await page.getByRole("link", { name: "Gus Guest" }).waitFor()
      await page.goBack()
      await total(page, guests.count)
      expect(await page.getByRole("searchbox").inputValue()).toBe("")
      await page.goBack()
      await total(page, KNOWN_TOTALS.stages.dormant - 1)
      await page.goBack()
      await addressIs(page, "?stage=dormant")
      // The address comes before the page.
      await total(page, KNOWN_TOTALS.stages.dormant)

      await page.getByRole("button", { name: "Remove filter Stage" }).click()
      await total(page, KNOWN_TOTALS.customers)
    })

    it("takes several of a kind as one step, and leads to the person", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.goto(app())
      await total(page, KNOWN_TOTALS.customers)
      const { at_risk, dormant, lost } = KNOWN_TOTALS.stages
      const stages = await addFilter(page, "Stage")
      for (const name of ["At risk", "Dormant", "Lost"]) {
        await stages.getByRole("checkbox", { name }).click()
      }
      // What lies behind an open editor is hidden from assistive technology, as are its rows here.
      await page.keyboard.press("Escape")
      await total(page, at_risk + dormant + lost)
      expect(await chips(page)).toEqual(["Stage At risk, Dormant, or Lost"])
      await page.goBack()
      await total(page, KNOWN_TOTALS.customers)

      await page.goForward()
      // The field takes what the address says, until it is there: what is typed before is lost.
      await total(page, at_risk + dormant + lost)
      await page.getByRole("searchbox").fill(GUEST.email)
      await total(page, 1)
      const [gus] = (await listed(`q=${GUEST.email}`)).profiles
      await page.getByRole("link", { name: "Gus Guest" }).focus()
      await page.keyboard.press("Enter")
      await page.waitForURL(`**/app/retention/customers/${gus?.person_id ?? ""}`)
      await page.goBack()
      await rows(page).getByText(GUEST.email).click()
      await page.waitForURL(`**/app/retention/customers/${gus?.person_id ?? ""}`)
    })

    it("sorts on the server, and keeps order, columns and page in the address", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.goto(app())
      const shown = () => rows(page).getByText("@").allInnerTexts()
      const shows = async (query: string) => {
        const expected = emails(await listed(query))
        await eventually(
          async () => ((await shown()).join() === expected.join() ? true : null),
          query,
          10_000
        )
      }
      await shows("order=-last_purchase_at")
      await button(page, "Net revenue").click()
      await shows("order=-total_revenue")
      await button(page, "Next").click()
      await addressIs(page, "?page=2&order=-revenue")
      await shows("order=-total_revenue&offset=20")
      // The longest silence first; from the first page on.
      await page.getByRole("button", { name: /^Silent for/ }).click()
      await addressIs(page, "?order=-silence")
      await shows("order=last_purchase_at")

      await button(page, "Columns").click()
      await page.getByRole("menuitemcheckbox", { name: "RFM" }).click()
      await page.getByRole("menuitemcheckbox", { name: "Average order" }).click()
      await page.keyboard.press("Escape")
      const columns = "tier,stage,silence,orders,revenue,average,next_change"
      await addressIs(page, `?order=-silence&columns=${columns}`)
      await page.reload()
      await rows(page).first().waitFor()
      const headings = await page.getByRole("columnheader").allInnerTexts()
      expect(headings.map((heading) => heading.replace(/\s+,/, ","))).toEqual([
        "",
        ...["Customer", "Tier", "Stage", "Silent for, sorted descending", "Orders", "Net revenue"],
        ...["Average order", "Next stage from"],
      ])

      // An old link to a page that is no more.
      await page.goto(app({ stage: ["lost"] }, "&page=9"))
      await addressIs(page, "?stage=lost")
      await total(page, KNOWN_TOTALS.stages.lost)
    })

    it("keeps who is chosen over pages, copies their addresses, saves them as a file", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
      await page.goto(app())
      const first = emails(await listed("limit=20"))
      const [next] = emails(await listed("limit=1&offset=20"))

      await page.getByRole("checkbox", { name: "Select everybody on this page" }).click()
      await page.getByText("20 selected").waitFor()
      await rows(page).first().getByRole("checkbox").click()
      await button(page, "Next").click()
      await page.getByText(next ?? "").waitFor()
      await rows(page).first().getByRole("checkbox").click()
      await page.getByText("20 selected").waitFor()
      const chosen = [...first.slice(1), next]

      await page.getByRole("button", { name: "Copy e-mail addresses" }).click()
      await page.getByText("20 e-mail addresses copied").waitFor()
      const copied = String(await page.evaluate("navigator.clipboard.readText()"))
      expect(copied.split("\n").sort()).toEqual([...chosen].sort())

      // The command's letter, but the browser's combination.
      await page.getByRole("heading", { name: "Customers", level: 1 }).selectText()
      await page.keyboard.press("Control+c")
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe("Customers")

      const saved = page.waitForEvent("download")
      await page.getByRole("button", { name: "Export selected" }).click()
      expect((await exported(await (await saved).path())).sort()).toEqual([...chosen].sort())
      await page.getByText("20 customers exported").waitFor()
      await page.getByRole("button", { name: "Unselect" }).click()
      await page.getByText("20 selected").waitFor({ state: "hidden" })
    })

    it("exports everybody whom the filters leave", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.goto(app({ stage: ["at_risk", "lost"], silence_days: { from: "100" } }))
      const query = "stage[]=at_risk&stage[]=lost&silence_days[$gte]=100&limit=200"
      const expected = emails(await listed(query))
      await total(page, expected.length)

      const saved = page.waitForEvent("download")
      await button(page, "Export").click()
      const file = await saved
      expect(file.suggestedFilename()).toMatch(/^retention-customers-\d{4}-\d\d-\d\d\.csv$/)
      expect((await exported(await file.path())).sort()).toEqual([...expected].sort())
      await page.getByText(`${expected.length} customers exported`).waitFor()

      shop.expectErrors(EXPORT, /ERR_FAILED|Failed to/)
      await page.route(EXPORT, (route) => route.abort())
      await button(page, "Export").click()
      await page.locator("main").getByRole("alert").getByText("The export failed").waitFor()
      expect(await button(page, "Export").getAttribute("aria-disabled")).toBe("false")
    })

    it("says why one may not export", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.route("**/admin/feature-flags", (route) =>
        route.fulfill({ json: { feature_flags: { rbac: true } } })
      )
      await page.route("**/admin/rbac/me/permissions", (route) =>
        route.fulfill({ json: { permissions: ["retention:read"] } })
      )
      let exports = 0
      page.on("request", (request) => (exports += EXPORT.test(request.url()) ? 1 : 0))
      await page.goto(app())
      await total(page, KNOWN_TOTALS.customers)
      const action = button(page, "Export")
      expect(await action.getAttribute("aria-disabled")).toBe("true")
      await action.focus()
      await page.getByRole("tooltip").getByText("You may not export customers.").waitFor()
      await page.keyboard.press("Enter")
      await rows(page).first().getByRole("checkbox").click()
      await page.getByRole("button", { name: "Copy e-mail addresses" }).waitFor()
      expect(await page.getByRole("button", { name: "Export selected" }).count()).toBe(0)
      expect(exports).toBe(0)
    })

    it("names what it does not know in an address, and looks nothing up meanwhile", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      let asked = 0
      page.on("request", (request) => (asked += LIST.test(request.url()) ? 1 : 0))
      await page.goto(app({ stage: ["lost"] }, "&tier=gold&colour=red&page=0"))
      const notice = page.getByRole("alert")
      await notice.waitFor()
      expect(await notice.getByRole("listitem").allInnerTexts()).toEqual([
        "“Tier” cannot be “gold”.",
        "“colour” is no filter.",
        "“page” cannot be “0”.",
      ])
      expect(asked).toBe(0)
      await notice.getByRole("button", { name: "Ignore and continue" }).click()
      await addressIs(page, "?stage=lost")
      await total(page, KNOWN_TOTALS.stages.lost)
    })

    it("puts a move into words, and lets go of it", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const moved = { kind: "stage", from: "active", to: "at_risk" } as const
      await page.goto(app({ moved: { ...moved, since: "2026-01-15T00:00:00Z" } }))
      await page.getByText("No customers found").waitFor()
      expect(await chips(page)).toEqual(["Moved from Active to At risk since Jan 15, 2026"])
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await page.getByRole("button", { name: "Remove filter Moved" }).click()
      await total(page, KNOWN_TOTALS.customers)
    })

    it("sends to the overview while nobody is known", async () => {
      const page = await shop.open(ENGLISH)
      await page.goto(app())
      await page.getByText("No customers yet").waitFor()
      await page.getByRole("link", { name: "To the overview" }).click()
      await page.waitForURL("**/app/retention")
    })

    it("tells failing, forbidden and slow apart, and where the list ends", async () => {
      await shop.backfill()
      shop.expectErrors(/HTTP (500|403) .*profiles/, /status of (500|403)/)
      const page = await shop.open(ENGLISH)
      await page.route(LIST, (route) =>
        route.fulfill({ status: 500, json: { message: "The server is tired" } })
      )
      await page.goto(app())
      await page.getByRole("alert").getByText("The server is tired").waitFor({ timeout: 30_000 })
      await page.unroute(LIST)
      await page.getByRole("button", { name: "Try again" }).click()
      await total(page, KNOWN_TOTALS.customers)

      await page.route(LIST, (route) => route.fulfill({ status: 403, json: { message: "No" } }))
      await page.goto(app({ tier: ["potential"] }))
      const forbidden = page.getByRole("alert").getByText("You are not allowed to see this")
      await forbidden.waitFor({ timeout: 30_000 })
      await page.unroute(LIST)

      const known = await listed("count_up_to=100")
      await page.route(LIST, (route) =>
        route.fulfill({ json: { ...known, count: 10_000, count_exceeded: true } })
      )
      await page.goto(app({ has_account: true }, "&page=500"))
      await page.getByText("9,981 – 10,000 of more than 10,000 customers").waitFor()
      await page.getByText("The list ends after 10,000 customers.", { exact: false }).waitFor()
      expect(await button(page, "Next").isDisabled()).toBe(true)
      await page.unroute(LIST)

      let answer: (() => Promise<void>) | null = null
      await page.route(LIST, (route) => {
        answer = () => route.continue()
      })
      await page.goto(app({ slowing: false }))
      await page.getByText("This takes longer than usual.", { exact: false }).waitFor()
      await (
        await eventually(() => Promise.resolve(answer), "the question", 5000)
      )()
      await rows(page).first().waitFor()
    })

    it("speaks Chinese throughout", async () => {
      await shop.backfill()
      const page = await shop.open(CHINESE)
      await page.goto(
        app({
          tier: ["high_value", "potential", "mid_value", "low_value"],
          silence_days: { to: "360" },
          total_revenue: { from: "1" },
        })
      )
      await rows(page).first().waitFor()
      for (const text of ["分层", "高价值、潜力、中价值或低价值", "不超过 360 天", "至少 €1.00"]) {
        await page.locator("main").getByText(text, { exact: true }).first().waitFor()
      }
      await page.getByRole("button", { name: "筛选", exact: true }).click()
      await page.getByRole("menuitem", { name: "最近到访" }).waitFor()
      await page.keyboard.press("Escape")
      const words = await page.locator("main").innerText()
      const ours = words.replace(/^.*@example\.com$|^(Kim|Rita|Gus) .*$/gm, "")
      expect([...new Set(ours.match(/[A-Za-z]{2,}/g))]).toEqual(["RFM"])
    })

    it.each(LOOKS)("is accessible in $language and $theme", async (look) => {
      await shop.backfill()
      const page = await shop.open(look)
      await page.goto(app({ stage: ["active", "at_risk", "prospect"] }))
      await rows(page).first().waitFor()
      await page.getByRole("checkbox").nth(1).click()
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "customers", look)
    })
  })
}

/** The e-mail addresses in a saved file. */
async function exported(path: string): Promise<string[]> {
  const people: { email: string }[] = parse(await readFile(path), { bom: true, columns: true })
  return people.map(({ email }) => email)
}
