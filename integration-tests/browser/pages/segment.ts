import { readFile } from "node:fs/promises"
import { parse } from "csv-parse/sync"
import type { Page } from "playwright-core"
import type { CustomerList } from "../../../admin/lib/customers/listed-customer"
import { segmentPath } from "../../../admin/lib/segment/segment-path"
import type {
  MemberList,
  MoveList,
  SegmentHistory,
  SegmentSync,
} from "../../../admin/lib/segment/types"
import type { RuleNode, Segment } from "../../../admin/lib/segments/types"
import { hintsOf } from "../../../src/workflows/changes/hints-of"
import { takeIn } from "../../helpers/delivery"
import { eventually } from "../../helpers/eventually"
import { retention } from "../../helpers/small-shop"
import type { BrowserShop } from "../browser-shop"
import { KNOWN_TOTALS, REGISTERED } from "../known-shop"
import { type Look, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }
/** Each language and each theme once; English and light are looked at on the way. */
const OTHER_LOOKS: readonly Look[] = [
  { language: "en", theme: "dark" },
  { language: "zhCN", theme: "light" },
]
const API = "/admin/retention/segments"

/** One segment's page, its customer group, and segments on the pages of customers and groups. */
export function segmentPage(shop: BrowserShop): void {
  describe("segment", () => {
    const get = async <Answer>(path: string): Promise<Answer> =>
      (await shop.http.get<Answer>(path, shop.admin)).data
    const make = async (name: string, where: RuleNode): Promise<Segment> => {
      const body = {
        name,
        description: `${name}, as a test wants them`,
        rule: { version: 1, where },
      }
      return (await shop.http.post<{ segment: Segment }>(API, body, shop.admin)).data.segment
    }
    const regulars = (name: string) =>
      make(name, { field: "stage", operator: "in", value: ["active", "at_risk"] })
    const sleeping = (name: string) =>
      make(name, { field: "stage", operator: "in", value: ["dormant", "lost"] })
    const app = (segment: Segment) => `/app${segmentPath(segment.id)}`

    const region = (page: Page, name: string) =>
      page.locator("main").getByRole("region", { name, exact: true })
    const rows = (page: Page) => region(page, "Members of the segment").locator("tbody tr")
    const total = (page: Page, people: number) =>
      page.getByRole("status").getByText(`of ${people} customer`).waitFor()
    const act = async (page: Page, name: string) => {
      await page.getByRole("button", { name: "More actions" }).click()
      await page.getByRole("menuitem", { name, exact: true }).click()
    }
    const heading = (page: Page, name: string) =>
      page.getByRole("heading", { name, level: 1, exact: true }).waitFor()
    const axe = (page: Page) => seriousViolations(page, page.locator("main > div"))

    it("says whom it means, and lists them as the API does", async () => {
      await shop.backfill({ ready_made: true })
      const segment = await regulars("Regulars")
      const { active, at_risk } = KNOWN_TOTALS.stages
      const count = active + at_risk
      const page = await shop.open(ENGLISH)
      await page.goto(app(segment))
      await heading(page, "Regulars")
      await page.getByText("Regulars, as a test wants them").waitFor()
      await page.getByText(/whose stage is Active or At risk/).waitFor()
      const figures = region(page, "Key figures")
      await figures.getByText(String(count), { exact: true }).waitFor()
      const { segment: now } = await get<{ segment: Segment }>(`${API}/${segment.id}`)
      for (const share of [count / KNOWN_TOTALS.customers, now.revenue_share ?? Number.NaN]) {
        await figures.getByText(`${(share * 100).toFixed(1)}%`, { exact: false }).waitFor()
      }

      await total(page, count)
      expect(await rows(page).count()).toBe(20)
      await region(page, "Members").getByRole("button", { name: "Next" }).click()
      await page.waitForURL(/\?page=2$/)
      await page.getByText(`21 – ${count} of`, { exact: false }).waitFor()

      const shows = async (query: string) => {
        const { members } = await get<MemberList>(`${API}/${segment.id}/members?${query}`)
        await eventually(
          async () => {
            const shown = await rows(page).getByText("@").allInnerTexts()
            return shown.join() === members.map(({ email }) => email).join() ? true : null
          },
          query,
          10_000
        )
      }
      await page.getByRole("button", { name: "Net revenue" }).click()
      await page.waitForURL(/\?order=-revenue$/)
      await shows("order=-total_revenue")
      await page.getByRole("button", { name: /^Member since/ }).click()
      await shows("order=-entered_at")
      await page.getByRole("searchbox", { name: "Search name or e-mail" }).fill("nobody at all")
      await page.getByText("No member of that name").waitFor()
      await page.getByRole("searchbox").fill("rita")
      await total(page, 1)
      await page.getByRole("link", { name: "Rita Registered" }).waitFor()
      await page.goBack()
      await total(page, count)

      const saved = page.waitForEvent("download")
      await page.getByRole("button", { name: "Export", exact: true }).click()
      const file = await readFile(await (await saved).path())
      expect(parse(file, { bom: true, columns: true })).toHaveLength(count)
    })

    it("narrows the list of customers, where a link leads or one chooses it", async () => {
      await shop.backfill({ ready_made: true })
      const [one, other] = [await regulars("Regulars"), await sleeping("Sleeping")]
      const { active, at_risk, dormant, lost } = KNOWN_TOTALS.stages
      const page = await shop.open(ENGLISH)
      await page.goto(app(one))
      await region(page, "Members").getByRole("link", { name: "Show in customers" }).click()
      await page.waitForURL(`**/app/retention/customers?segment=${one.id}`)
      await total(page, active + at_risk)
      const chip = page.getByRole("group", { name: "Filters" })
      await chip.getByText("Regulars", { exact: true }).click()
      const choices = page.getByRole("dialog", { name: "Change filter Segment" })
      await choices.getByRole("searchbox").fill("sleep")
      await choices.getByRole("checkbox", { name: "Sleeping" }).click()
      await page.keyboard.press("Escape")
      await total(page, active + at_risk + dormant + lost)
      await chip.getByText("Regulars or Sleeping", { exact: true }).waitFor()
      const url = new URL(page.url())
      expect(url.searchParams.get("segment")).toBe(`${one.id},${other.id}`)
      const listed = await get<CustomerList>(
        `/admin/retention/profiles?segment_id[]=${one.id}&segment_id[]=${other.id}&limit=1`
      )
      expect(listed.count).toBe(active + at_risk + dormant + lost)
    })

    it("has a customer group follow it, and tells what was done by hand", async () => {
      await shop.backfill({ ready_made: true })
      const segment = await sleeping("Sleeping followed")
      const { dormant, lost } = KNOWN_TOTALS.stages
      const page = await shop.open(ENGLISH)
      await page.goto(app(segment))
      const card = region(page, "Customer group")
      const sync = async () => (await get<{ sync: SegmentSync }>(`${API}/${segment.id}/sync`)).sync
      const said = (name: string, value: string | number) =>
        card
          .locator("dl > div")
          .filter({ has: page.getByText(name, { exact: true }) })
          .getByText(String(value), { exact: true })
          .waitFor()
      await card.getByRole("button", { name: "Give it a customer group" }).click()
      await card.getByText("In step").waitFor({ timeout: 30_000 })
      const first = await sync()
      const { accounts } = first.in_group
      expect(accounts).toBeGreaterThan(1)
      expect(accounts + first.guests_left_out).toBe(dormant + lost)
      await said("Group", "Sleeping followed")
      await said("With an account", accounts)
      await said("Guests", 0)

      // Somebody's hand takes out one whom the segment put in, and puts in one who is not in it.
      const groupId = first.customer_group?.id ?? ""
      const members = await get<{ customers: { id: string; email: string }[] }>(
        `/admin/customers?groups[]=${groupId}&fields=id,email`
      )
      const taken = members.customers[0] ?? missing("a member")
      const put = shop.idOf(REGISTERED)
      await shop.http.post(
        `/admin/customer-groups/${groupId}/customers`,
        { remove: [taken.id], add: [put] },
        shop.admin
      )
      // Events are off here: what Medusa's would have said is noted.
      const hints = [taken.id, put].flatMap((id) => hintsOf("customer.updated", { id }) ?? [])
      await retention(shop.container).hints.note(hints, () => new Date())
      await takeIn(shop.container)
      await card.getByRole("button", { name: "Look now" }).click()
      await said("Put in by hand", 1)
      await said("Taken out by hand", 1)
      await card.getByRole("button", { name: "Show: Put in by hand" }).click()
      const drawer = page.getByRole("dialog")
      await drawer.getByText(REGISTERED.email).waitFor()
      await page.keyboard.press("Escape")
      await card.getByRole("button", { name: "Show: Taken out by hand" }).click()
      await drawer.getByText(taken.email, { exact: true }).waitFor()
      await drawer.getByRole("button", { name: /^Let .* in again$/ }).click()
      await drawer.getByText("Nobody.").waitFor()
      await page.keyboard.press("Escape")
      await said("Taken out by hand", 0)

      await card.getByRole("switch", { name: "Let guests in" }).click()
      const asked = page.getByRole("alertdialog")
      await asked.getByText("A guest has no password", { exact: false }).waitFor()
      await asked.getByRole("button", { name: "Let guests in" }).click()
      await said("Guests", first.guests_left_out)
      expect(await axe(page)).toEqual([])

      await act(page, "Delete")
      await asked.getByText("A customer group follows this segment.", { exact: false }).waitFor()
      await asked.getByRole("button", { name: "Close" }).click()

      await card.getByRole("link", { name: "Sleeping followed" }).click()
      await page.waitForURL(`**/app/customer-groups/${groupId}`)
      const strip = region(page, "Segment behind this group")
      await strip.getByText("This group follows the segment").waitFor()
      await strip.getByText(`${dormant + lost} members`).waitFor()
      await strip.getByRole("link", { name: "Sleeping followed" }).click()

      await card.getByRole("button", { name: "Switch off" }).click()
      await asked.getByRole("checkbox", { name: /^Also take out the \d+ customers/ }).click()
      await asked.getByRole("button", { name: "Switch off" }).click()
      await card.getByText("Off", { exact: true }).waitFor()
      await card.getByRole("button", { name: "Switch on again" }).waitFor()
      await eventually(
        async () => {
          const { in_group } = await sync()
          return in_group.accounts === 1 && in_group.guests === 0 ? true : null
        },
        "only the one put in by hand is left",
        10_000
      )
      await page.goto(`/app/customer-groups/${groupId}`)
      await heading(page, "Sleeping followed")
      expect(await strip.count()).toBe(0)
    })

    it("takes a group that there is, or a new one of another name", async () => {
      await shop.backfill({ ready_made: true })
      const segment = await sleeping("Sleeping chosen")
      const page = await shop.open(ENGLISH)
      await shop.http.post("/admin/customer-groups", { name: "Wholesale" }, shop.admin)
      await page.goto(app(segment))
      await page.getByRole("button", { name: "Other group…" }).click()
      const drawer = page.getByRole("dialog", { name: "Choose a customer group" })
      await drawer.getByRole("button", { name: "Switch on" }).click()
      await drawer.getByRole("alert").getByText("Choose a group.").waitFor()
      await drawer.getByRole("searchbox", { name: "Search groups" }).fill("whole")
      await drawer.getByRole("radio", { name: "Wholesale" }).click()
      // The drawer's own button to close it, which is Medusa's, has no name.
      expect(await seriousViolations(page, drawer.locator("form > div").nth(1))).toEqual([])
      await drawer.getByRole("button", { name: "Switch on" }).click()
      const card = region(page, "Customer group")
      await card.getByRole("link", { name: "Wholesale" }).waitFor()

      const { sync } = await get<{ sync: SegmentSync }>(`${API}/${segment.id}/sync`)
      await shop.http.delete(`/admin/customer-groups/${sync.customer_group?.id ?? ""}`, shop.admin)
      await shop.http.post(`${API}/${segment.id}/sync/run`, {}, shop.admin)
      await page.reload()
      await card.getByText("The customer group was deleted in Medusa.", { exact: false }).waitFor()
      await card.getByRole("button", { name: "Other group…" }).click()
      await drawer.getByRole("radio", { name: "A new one" }).click()
      await drawer.getByLabel("Name").fill("Sleepers")
      await drawer.getByRole("button", { name: "Switch on" }).click()
      await card.getByRole("link", { name: "Sleepers" }).waitFor()
    })

    it("draws its days, tells them as a table, and names who came and went", async () => {
      await shop.backfill({ ready_made: true })
      const segment = await regulars("Regulars drawn")
      const page = await shop.open(ENGLISH)
      const people = (await get<CustomerList>("/admin/retention/profiles?limit=12")).profiles
      await invent(page, people)
      await page.goto(app(segment))
      const history = region(page, "Members over time")
      const chart = history.getByRole("application", { name: "Entries and exits day by day" })
      await chart.locator(".recharts-bar-rectangle").first().waitFor({ state: "attached" })
      await history.getByText("90 entered and 45 left in these days.", { exact: false }).waitFor()
      await chart.focus()
      await page.keyboard.press("ArrowRight")
      await history.locator(".recharts-tooltip-wrapper").getByText("Entered").first().waitFor()
      await history.getByRole("radio", { name: "30 days" }).click()
      await history.getByText("30 entered and 15 left in these days.", { exact: false }).waitFor()
      await history.getByRole("button", { name: "Show as table" }).click()
      expect(await history.locator("tbody tr").count()).toBe(30)
      expect(await history.locator("tbody tr").first().locator("td").allInnerTexts()).toEqual([
        "129",
        "1",
        "1",
        "€1,290",
      ])

      const moves = region(page, "Entries and exits")
      await moves.getByText("1 – 10 of 12").waitFor()
      const newest = moves.locator("tbody tr").first()
      expect(await newest.locator("td").allInnerTexts()).toEqual([
        "Left",
        "Nov 20, 2026, 12:00 PM",
        "Something about them changed",
        "31 days",
      ])
      await moves.getByRole("button", { name: "Next" }).click()
      await moves.getByText("11 – 12 of 12").waitFor()
      await moves.getByRole("radio", { name: "Entered" }).click()
      await moves.getByText("Left", { exact: true }).nth(1).waitFor({ state: "hidden" })
      await moves.locator("tbody").getByRole("link").first().click()
      await page.waitForURL("**/app/retention/customers/rper_*")
    })

    it("is put away and taken out again, copied and deleted", async () => {
      await shop.backfill({ ready_made: true })
      const segment = await sleeping("Sleeping kept")
      const page = await shop.open(ENGLISH)
      await page.goto(app(segment))
      const asked = page.getByRole("alertdialog")
      await act(page, "Archive")
      await asked.getByRole("button", { name: "Archive" }).click()
      await page
        .getByRole("alert")
        .getByText(/^Archived on /)
        .waitFor()
      expect(await page.getByRole("link", { name: "Edit" }).count()).toBe(0)
      await act(page, "Restore")
      await page.getByRole("link", { name: "Edit" }).waitFor()
      await act(page, "Work out now")
      await page.getByText("Worked out", { exact: true }).waitFor()
      await act(page, "Duplicate")
      await page.waitForURL((url) => !url.pathname.endsWith(segment.id))
      await page.getByRole("heading", { name: /Sleeping kept/, level: 1 }).waitFor()
      const copy = page.url()
      await act(page, "Delete")
      await asked.getByRole("button", { name: "Delete" }).click()
      await page.waitForURL(/\/retention\/segments$/)
      shop.expectErrors(/^HTTP 404 GET \/admin\/retention\/segments\/rseg_/)
      await page.goto(copy)
      await page.getByText("There is no such segment").waitFor()
      await page.getByRole("link", { name: "All segments" }).click()
      await page.waitForURL(/\/retention\/segments$/)
    })

    it("says when its rule cannot be read, what failed, and what one may not do", async () => {
      await shop.backfill({ ready_made: true })
      const segment = await sleeping("Sleeping still")
      const page = await shop.open(ENGLISH)
      const path = `**${API}/${segment.id}`
      const problem = {
        kind: "unknown_field",
        field: "x_wine_score",
        path: "rule.where.field",
        message: "rule.where.field: no field x_wine_score",
      }
      await page.route(path, (route) =>
        route.fulfill({ json: { segment: { ...segment, problem } } })
      )
      shop.expectErrors(/^HTTP 500 GET .*\/(members|history)$/, /^HTTP 403 GET .*\/moves$/)
      const tired = { status: 500, json: { message: "The server is tired" } }
      await page.route(`${path}/members?*`, (route) => route.fulfill(tired))
      await page.route(`${path}/history?*`, (route) => route.fulfill(tired))
      await page.route(`${path}/moves?*`, (route) =>
        route.fulfill({ status: 403, json: { message: "No" } })
      )
      await page.route("**/admin/feature-flags", (route) =>
        route.fulfill({ json: { feature_flags: { rbac: true } } })
      )
      await page.route("**/admin/rbac/me/permissions", (route) =>
        route.fulfill({ json: { permissions: ["retention:read"] } })
      )
      await page.goto(app(segment))
      const notice = page.getByRole("alert").filter({ hasText: "stands still" })
      await notice.getByText("asks for “x_wine_score”, which is gone.", { exact: false }).waitFor()
      for (const name of ["Members", "Members over time"]) {
        const failed = region(page, name).getByRole("alert")
        await failed.getByText("The server is tired").waitFor({ timeout: 30_000 })
      }
      const moves = region(page, "Entries and exits")
      await moves.getByText("You are not allowed to see this").waitFor()
      const give = region(page, "Customer group").getByRole("button", { name: /^Give it/ })
      expect(await give.isDisabled()).toBe(true)
      expect(await page.getByRole("button", { name: "Edit" }).isDisabled()).toBe(true)
      await page.getByRole("button", { name: "More actions" }).click()
      const remove = page.getByRole("menuitem", { name: "Delete" })
      expect(await remove.getAttribute("aria-disabled")).toBe("true")
    })

    it("is named where its members are, and leads to itself", async () => {
      await shop.backfill({ ready_made: true })
      const segment = await regulars("Regulars named")
      const page = await shop.open(ENGLISH)
      for (const path of [
        `/app/customers/${shop.idOf(REGISTERED)}`,
        `/app/retention/customers/${shop.idOf(REGISTERED)}`,
      ]) {
        await page.goto(path)
        const chips = page.getByRole("list", { name: "Segments" })
        await chips.getByRole("link", { name: "Regulars named" }).click()
        await page.waitForURL(`**${segmentPath(segment.id)}`)
        await heading(page, "Regulars named")
      }
    })

    it.each(OTHER_LOOKS)("is accessible in $language and $theme", async (look) => {
      await shop.backfill({ ready_made: true })
      const segment = await regulars(`Regulars ${look.language} ${look.theme}`)
      const page = await shop.open(look)
      const people = (await get<CustomerList>("/admin/retention/profiles?limit=12")).profiles
      await invent(page, people)
      await page.route(`**${API}/*/sync`, (route) => route.fulfill({ json: { sync: FOLLOWED } }))
      await page.goto(app(segment))
      await page.getByRole("application").nth(1).waitFor()
      await page.getByRole("switch").waitFor()
      await page.locator("tbody tr").nth(29).waitFor()
      expect(await axe(page)).toEqual([])
      await screenshot(page, "segment", look)
      if (look.language === "zhCN") {
        const words = await page.locator("main").innerText()
        const ours = words.replace(/^.*@example\.com$|^(Kim|Rita|Gus) .*$|Regulars.*$/gm, "")
        expect(new Set(ours.match(/[A-Za-z]{2,}/g))).toEqual(new Set(["VIP"]))
      }
    })
  })
}

/** A group as the API tells of one. */
const FOLLOWED: SegmentSync = {
  customer_group: { id: "cusgroup_0", name: "VIP" },
  enabled: true,
  include_guests: false,
  status: "in_sync",
  problem: null,
  synced_at: "2026-11-22T12:00:00.000Z",
  in_group: { accounts: 121, guests: 0 },
  by_segment: 118,
  by_hand: 3,
  removed_by_hand: 2,
  guests_left_out: 66,
}

const DAY_MS = 86_400_000
const TODAY = Date.parse("2026-11-20T12:00:00.000Z")
const at = (daysAgo: number) => new Date(TODAY - daysAgo * DAY_MS).toISOString()

/** A history and moves, which a shop has only after some days; the API is made to answer with them. */
async function invent(page: Page, people: CustomerList["profiles"]): Promise<void> {
  await page.route(`**${API}/*/history?*`, (route) => {
    const count = Number(new URL(route.request().url()).searchParams.get("days"))
    const days = Array.from({ length: count }, (_, index) => ({
      day: at(count - 1 - index).slice(0, 10),
      people: 100 + index,
      revenue: `${1000 + 10 * index}`,
      entered: 1,
      exited: index % 2,
    }))
    return route.fulfill({
      json: { time_zone: "UTC", currency: "eur", days } satisfies SegmentHistory,
    })
  })
  await page.route(`**${API}/*/moves?*`, (route) => {
    const query = new URL(route.request().url()).searchParams
    const moves = people
      .map(({ person_id, email, first_name, last_name }, index) => ({
        ...{ id: String(index), person_id, email, first_name, last_name },
        kind: index % 3 === 0 ? ("exited" as const) : ("entered" as const),
        occurred_at: at(index),
        entered_at: index % 3 === 0 ? at(index + 31) : null,
        cause: index % 2 === 0 ? ("change" as const) : ("night" as const),
      }))
      .filter(({ kind }) => (query.get("kind") ?? kind) === kind)
    const offset = Number(query.get("offset"))
    const shown = moves.slice(offset, offset + Number(query.get("limit")))
    return route.fulfill({ json: { moves: shown, count: moves.length } satisfies MoveList })
  })
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`)
}
