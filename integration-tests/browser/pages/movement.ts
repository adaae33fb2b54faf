import type { Locator, Page } from "playwright-core"
import type { Cohorts } from "../../../admin/lib/cohorts/types"
import type { Comparison } from "../../../admin/lib/compare/types"
import type { Flow, Movements } from "../../../admin/lib/movement/types"
import type { SegmentList } from "../../../admin/lib/segments/types"
import type { BrowserShop } from "../browser-shop"
import { KNOWN_TOTALS } from "../known-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }

const DAY_MS = 86_400_000

/** The day so many days before today, in the shop's zone. */
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

/** Tests of the movement page with its cohorts, and of the comparison of two segments. */
export function movementPage(shop: BrowserShop): void {
  const answer = async <T>(path: string): Promise<T> =>
    (await shop.http.get<T>(`/admin/retention/${path}`, shop.admin)).data

  /** Ids of ready-made segments by their keys. */
  const segments = async (): Promise<ReadonlyMap<string | null, string>> => {
    const list = await answer<SegmentList>("segments?limit=50")
    return new Map(list.segments.map(({ preset, id }) => [preset, id]))
  }

  const opened = async (path: string, look: Look = ENGLISH): Promise<Page> => {
    const page = await shop.open(look)
    await page.goto(`/app/retention/${path}`)
    await page.locator("main table").first().waitFor()
    return page
  }

  const flows = (page: Page): Locator => page.locator("[data-flow]")
  const axe = (page: Page) => seriousViolations(page, page.locator("main > div"))
  const searchOf = (page: Page) => new URL(page.url()).searchParams

  describe("movement", () => {
    it("draws who went where, flow by flow by keyboard, and lists the same as a table", async () => {
      await shop.backfill({ ready_made: true })
      const page = await shop.open(ENGLISH)
      await page.goto("/app/retention")
      await page.getByRole("link", { name: "Movement", exact: true }).click()
      await flows(page).first().waitFor({ state: "attached" })
      const { stage, tier } = await answer<Movements>("movements")
      const there = stage.filter(({ people, from, to }) => people > 0 && from + to !== "nonenone")
      const movers = there.filter(({ from, to }) => from !== to)
      expect(movers.length).toBeGreaterThan(3)
      expect(await flows(page).count()).toBe(movers.length)
      const card = page
        .locator("main")
        .getByRole("heading", { name: "Movement" })
        .locator("../../..")
      await card.getByText("reconstructed", { exact: true }).waitFor()
      await card.getByText("is reconstructed from past orders with today's limits.").waitFor()
      const moved = movers.filter(({ from, to }) => from !== "none" && to !== "none")
      await card
        .getByText("Changed stage")
        .locator("..")
        .getByText(String(sumOf(moved)))
        .waitFor()

      // Every flow is come to once, and told in the same words as it is drawn with.
      await page.locator('[data-flow="0"]').focus()
      const told: string[] = []
      for (let step = 0; step < movers.length; step++) {
        const label = await page.evaluate("document.activeElement.getAttribute('aria-label')")
        await card.getByText(String(label), { exact: true }).waitFor()
        told.push(String(label))
        await page.keyboard.press("ArrowDown")
      }
      expect(new Set(told).size).toBe(movers.length)
      const silent = movers.find(({ from, to }) => from === "active" && to === "at_risk")
      expect(
        told.some((one) =>
          one.startsWith(
            `${silent?.people} customers went from active to at risk; their lifetime revenue is €`
          )
        )
      ).toBe(true)
      await page.keyboard.press("Home")
      expect(await page.evaluate("document.activeElement.dataset.flow")).toBe("0")

      await page.getByRole("switch", { name: "Show those who stayed" }).click()
      await flows(page)
        .nth(there.length - 1)
        .waitFor({ state: "attached" })
      expect(await flows(page).count()).toBe(there.length)

      await page.getByRole("button", { name: "Show as table" }).click()
      const rows = page.getByRole("table", { name: /^All flows/ }).locator("tbody tr")
      expect(await rows.count()).toBe(there.length)
      const largest = Math.max(...movers.map(({ people }) => people))
      expect((await cellsOf(rows.first()))[1]).toBe(String(largest))
      await page.getByRole("radio", { name: "Tiers" }).check()
      await rows
        .first()
        .getByText("High value")
        .or(rows.first().getByText(/value|tier|Potential/))
        .first()
        .waitFor()
      expect(await rows.count()).toBe(
        tier.filter(({ people, from, to }) => people > 0 && from + to !== "nonenone").length
      )
      expect(Object.fromEntries(searchOf(page))).toEqual({ kind: "tier", stayed: "true" })
    })

    it("looks at other days and at a segment alone, and leads to the customers who moved", async () => {
      await shop.backfill({ ready_made: true })
      const page = await shop.open(ENGLISH)
      const asked: Record<string, string>[] = []
      const recorded: Flow = { from: "active", to: "at_risk", people: 412, revenue: "98765.43" }
      await page.route("**/admin/retention/movements?*", async (route) => {
        const query = new URL(route.request().url()).searchParams
        asked.push(Object.fromEntries(query))
        const json: Movements = {
          from: query.get("from") ?? "",
          to: query.get("to") ?? "",
          time_zone: "UTC",
          currency: "eur",
          recorded_from: "2020-01-01T00:00:00.000Z",
          from_reconstructed: false,
          to_reconstructed: false,
          tier: [],
          stage: [recorded, { from: "active", to: "active", people: 588, revenue: "1.00" }],
        }
        await route.fulfill({ json })
      })
      await page.goto("/app/retention/movement?last=7")
      await flows(page).first().waitFor({ state: "attached" })
      await page.getByRole("radio", { name: "90 days" }).check()
      await page.waitForURL(/last=90/)

      const days = page.getByRole("button", { name: /Choose two days/ })
      await days.click()
      const form = page.getByRole("dialog", { name: "Choose two days" })
      const [fromYear, toYear] = [2, 5].map((index) => form.getByRole("spinbutton").nth(index))
      await toYear?.press("ArrowDown")
      await form.getByRole("button", { name: "Compare" }).click()
      await form.getByText("The first day must not come after the last.").waitFor()
      await fromYear?.press("ArrowDown")
      await form.getByRole("button", { name: "Compare" }).click()
      await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/)
      expect(await page.getByText("reconstructed", { exact: true }).count()).toBe(0)

      await page.goBack()
      await page.waitForURL(/last=90/)
      await page.getByRole("combobox", { name: "Only of a segment" }).click()
      await page.getByRole("option", { name: "One-time buyers" }).click()
      await page.waitForURL(/segment=rseg_/)
      const segment = (await segments()).get("one_time_buyers")
      await page.getByText("Those who are in the segment today").waitFor()
      expect(asked.slice(0, 2)).toEqual([
        { from: daysAgo(7), to: daysAgo(0) },
        { from: daysAgo(90), to: daysAgo(0) },
      ])
      expect(asked.at(-1)).toEqual({ from: daysAgo(90), to: daysAgo(0), segment_id: segment })

      const flow = page.getByRole("link", { name: /^412 customers went from active to at risk/ })
      await flow.focus()
      await page.getByRole("link", { name: "Those who went there in one step" }).waitFor()
      await page.keyboard.press("Enter")
      await page.waitForURL(/\/retention\/customers\?/)
      const { stage, moved, segment: narrowed } = Object.fromEntries(searchOf(page))
      expect([stage, narrowed]).toEqual(["at_risk", segment])
      expect(moved).toBe(`stage:active:at_risk:${daysAgo(90)}T00:00:00.000Z`)
    })

    it("shows who came back with the API's figures, and keeps a failure to its card", async () => {
      await shop.backfill({ ready_made: true })
      const page = await opened("movement")
      const { cohorts } = await answer<Cohorts>("cohorts?months=24")
      const known = cohorts.filter(({ people }) => people > 0)
      const table = page.getByRole("table", { name: /^Buyers by month of first purchase/ })
      const rows = table.locator("tbody tr")
      expect(await rows.count()).toBe(known.length)
      expect(known.reduce((sum, { people }) => sum + people, 0)).toBe(KNOWN_TOTALS.buyers)
      for (const [index, { people, retained_365, months }] of known.entries()) {
        const cells = await cellsOf(rows.nth(index))
        expect(cells[1]).toBe(String(people))
        expect(cells[3]).toContain(`${(retained_365.share * 100).toFixed(1)}%`)
        expect(cells[3]?.includes("so far")).toBe(retained_365.open)
        expect(cells.slice(4).filter((cell) => cell !== "")).toHaveLength(months.length)
        expect(cells[4] ?? "").toContain(months[0] ? String(months[0].people) : "")
      }
      await page.getByText("* Not over yet: so far.").waitFor()
      await page.getByRole("radio", { name: "Revenue" }).last().check()
      await rows.first().getByText("€").nth(1).waitFor()

      // Narrow: the table scrolls in itself, and the months' names stay.
      await page.setViewportSize({ width: 900, height: 1000 })
      const month = rows.first().getByRole("rowheader")
      const before = await month.boundingBox()
      await table.locator("..").evaluate((element) => element.scrollBy(400, 0))
      expect((await month.boundingBox())?.x).toBe(before?.x)
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true)

      shop.expectErrors(/^HTTP 403 GET .*\/movements$/, /^HTTP 500 GET .*\/cohorts$/)
      await page.route("**/admin/retention/movements?*", (route) =>
        route.fulfill({ status: 403, json: { message: "Forbidden" } })
      )
      await page.route("**/admin/retention/cohorts?*", (route) =>
        route.fulfill({ status: 500, json: { message: "The server is tired" } })
      )
      await page.reload()
      await page.getByText("You are not allowed to see this").waitFor({ timeout: 30_000 })
      await page.getByText("The server is tired").waitFor({ timeout: 30_000 })
      await page.getByRole("radio", { name: "30 days" }).waitFor()
      await page.unroute("**/admin/retention/cohorts?*")
      await page.getByRole("button", { name: "Try again" }).click()
      await rows.first().waitFor()
    })

    it("stands two segments side by side, with the API's figures and what sets them apart", async () => {
      await shop.backfill({ ready_made: true })
      const known = await segments()
      const [once, high, never] = ["one_time_buyers", "high_value", "never_bought"].map((preset) =>
        known.get(preset)
      )
      const page = await shop.open(ENGLISH)
      await page.goto("/app/retention/segments/compare")
      await page.getByText("Choose two segments").waitFor()
      for (const [label, name] of [
        ["First segment", "High value"],
        ["Second segment", "One-time buyers"],
      ] as const) {
        await page.getByRole("combobox", { name: label }).click()
        await page.getByRole("option", { name, exact: true }).click()
      }
      await page.waitForURL(`**/compare?one=${high}&other=${once}`)
      const table = page.getByRole("table", { name: /^Figures of both segments/ })
      await table.waitFor()
      const { one, other, overlap } = await answer<Comparison>(
        `segments/compare?one=${high}&other=${once}`
      )
      const row = async (name: string) => {
        const found = table.getByRole("row", { name: new RegExp(`^${name}`) })
        await found.waitFor()
        return (await cellsOf(found)).slice(1)
      }
      expect((await row("People")).slice(0, 2)).toEqual([String(one.people), String(other.people)])
      expect((await row("Repurchase rate")).slice(0, 2)).toEqual(
        [one, other].map(({ repurchase_rate }) => `${((repurchase_rate ?? 0) * 100).toFixed(1)}%`)
      )
      expect((await row("Chance of buying"))[0]).toContain("no predictions for them")
      const overlaps = page.getByRole("region", { name: "Overlap" }).locator("dd span:first-child")
      expect(await overlaps.allInnerTexts()).toEqual(
        [overlap.only_one, overlap.both, overlap.only_other].map(String)
      )
      await page.getByText("a difference may well be chance").waitFor()

      await page.getByRole("button", { name: "Swap the two" }).click()
      await page.waitForURL(`**/compare?one=${once}&other=${high}`)
      await page.goto(`/app/retention/segments/compare?one=${once}&other=${never}`)
      expect((await row("Average order"))[1]).toContain("no buyers in it")
      await page.goto(`/app/retention/segments/compare?one=${once}&other=${once}`)
      await page.getByText("These are the same segment").waitFor()

      // Enough people for words, as the known shop has not.
      await page.route("**/admin/retention/segments/compare?*", (route) =>
        route.fulfill({
          json: {
            currency: "eur",
            one: { ...one, people: 300, buyers: 300, average_order_value: "120.00" },
            other: { ...one, people: 400, buyers: 400, average_order_value: "50.00" },
            overlap,
          },
        })
      )
      await page.goto(`/app/retention/segments/compare?one=${high}&other=${once}`)
      await page
        .getByText("An order in High value is worth 2.4 times one in One-time buyers.")
        .waitFor()
      expect((await row("Average order"))[2]).toBe("A is 2.4 times B")
    })

    it("is accessible in each language and theme", async () => {
      await shop.backfill({ ready_made: true })
      const known = await segments()
      const compared = `segments/compare?one=${known.get("high_value")}&other=${known.get("lost")}`
      for (const look of LOOKS) {
        const page = await opened("movement?last=90&stayed=true", look)
        await flows(page).first().waitFor({ state: "attached" })
        expect(await axe(page)).toEqual([])
        await screenshot(page, "movement", look)
        const words = (await page.locator("main").innerText()).match(/[A-Za-z]{2,}/g)
        await page.goto(`/app/retention/${compared}`)
        await page.locator("main table").first().waitFor()
        expect(await axe(page)).toEqual([])
        await screenshot(page, "segments-compare", look)
        if (look.language === "zhCN") {
          const more = (await page.locator("main").innerText()).match(/[A-Za-z]{2,}/g)
          expect([words, more]).toEqual([null, null])
        }
      }
    })
  })
}

const sumOf = (flows: readonly Flow[]) => flows.reduce((sum, { people }) => sum + people, 0)

/** A row's heading and figures. */
async function cellsOf(row: Locator): Promise<string[]> {
  return (await row.locator("th, td").allTextContents()).map((text) => text.trim())
}
