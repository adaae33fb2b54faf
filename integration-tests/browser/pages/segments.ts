import type { Page } from "playwright-core"
import type {
  Segment,
  SegmentList,
  SegmentPreview,
  SegmentRule,
} from "../../../admin/lib/segments/types"
import type { BrowserShop } from "../browser-shop"
import { KNOWN_TOTALS } from "../known-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }

const LIST = "/app/retention/segments"

/** Who is at risk or dormant, and has ordered three times or has no account. */
const RULE: SegmentRule = {
  version: 1,
  where: {
    and: [
      { field: "stage", operator: "in", value: ["at_risk", "dormant"] },
      {
        or: [
          { field: "orders", operator: "gte", value: 3, window: { in_last: 400 } },
          { not: { field: "has_account", operator: "is", value: true } },
        ],
      },
    ],
  },
}
const IN_WORDS =
  "Customers whose stage is At risk or Dormant, and (who placed at least 3 orders in the last " +
  "400 days, or who are not among those with an account)."

/** The list of segments, and the builder. */
export function segmentsPage(shop: BrowserShop): void {
  describe("segments", () => {
    const api = async <Answer>(method: "GET" | "POST", path: string, body?: unknown) => {
      const { data } = await shop.http.request<Answer>({
        ...shop.admin,
        method,
        url: `/admin/retention/segments${path}`,
        data: body,
      })
      return data
    }
    const counted = (rule: SegmentRule) => api<SegmentPreview>("POST", "/preview", { rule })
    const make = async (name: string, rule = RULE) =>
      (await api<{ segment: Segment }>("POST", "", { name, rule })).segment
    const named = async (name: string, status = "active") =>
      (await api<SegmentList>("GET", `?status=${status}&q=${encodeURIComponent(name)}`)).segments

    const row = (page: Page, name: string) =>
      page.locator("main tbody tr").filter({ has: page.getByRole("link", { name, exact: true }) })
    /** Opens the menu of a row and takes something from it, by keys alone. */
    const choose = async (page: Page, name: string, item: string) => {
      await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).press("Enter")
      await page.getByRole("menuitem", { name: item, exact: true }).press("Enter")
    }
    /** Adds a condition on a field, by keys alone: the focus is at its value then. */
    const addCondition = async (page: Page, group: string, field: string) => {
      await page
        .getByRole("group", { name: `Add to the group: ${group}`, exact: true })
        .getByRole("button", { name: "Add a condition" })
        .press("Enter")
      const search = page.getByRole("combobox", { name: "Find a field" })
      await search.pressSequentially(field)
      await search.press("Enter")
      await search.waitFor({ state: "detached" })
      await page.locator("[data-value] :focus").waitFor()
    }
    const people = (page: Page, text: string) =>
      page.locator("main").getByRole("status").getByText(text, { exact: true }).waitFor()
    const save = (page: Page, name = "Save segment") =>
      page.getByRole("button", { name, exact: true })

    it("are built by keyboard, counted meanwhile, saved, and kept in order in the list", async () => {
      await shop.backfill({ ready_made: true })
      const expected = await counted(RULE)
      expect(expected.count).toBeGreaterThan(10)
      const page = await shop.open(ENGLISH)
      const keys = page.keyboard
      await page.goto(LIST)
      await page.getByRole("link", { name: "New segment", exact: true }).press("Enter")
      await page.getByLabel("Name", { exact: true }).fill("Worth a letter")

      await addCondition(page, "All of these are true", "stage")
      await keys.press("Enter")
      const values = page.getByRole("combobox", { name: "Find" })
      await values.pressSequentially("at risk")
      await keys.press("Enter")
      await values.fill("")
      await values.pressSequentially("dormant")
      await keys.press("Enter")
      await keys.press("Escape")
      await people(page, `${KNOWN_TOTALS.stages.at_risk + KNOWN_TOTALS.stages.dormant} customers`)

      await page.getByRole("button", { name: "Add a group" }).press("Enter")
      await page.locator("[data-add] :focus").waitFor()
      await addCondition(page, "Any of these is true", "orders placed")
      await keys.type("3")
      await keys.press("Tab")
      await keys.press("Enter")
      await page.getByRole("option", { name: "in the last" }).press("Enter")
      await page.getByLabel("Number of days (days)").fill("400")
      await addCondition(page, "Any of these is true", "account")
      await page.getByRole("button", { name: "More for Account", exact: true }).press("Enter")
      await page.getByRole("menuitem", { name: "Turn into the opposite" }).press("Enter")
      await page.getByText(IN_WORDS).waitFor()
      await people(page, `${expected.count} customers`)
      const sample = page.getByRole("list", { name: "Some of them" }).getByRole("link")
      expect(
        await sample.evaluateAll((links) => links.map((link) => link.getAttribute("title")))
      ).toEqual(expected.sample.map(({ email }) => email))

      // In and out of the group, as in an outline.
      const orders = page.getByRole("group", { name: "Condition: Orders placed" })
      await orders.getByRole("button", { name: "Field: Orders placed" }).press("Alt+ArrowUp")
      await page.getByText(/ and who placed at least 3 orders .*, and who are not among/).waitFor()
      await keys.press("Alt+ArrowDown")
      await page.getByText(IN_WORDS).waitFor()

      await save(page).press("Enter")
      await page.getByRole("heading", { name: "Worth a letter" }).waitFor()
      const [made] = await named("Worth a letter")
      expect(page.url()).toMatch(new RegExp(`/segments/${made?.id}$`))
      expect(made?.rule).toEqual(RULE)
      expect(made?.members).toBe(expected.count)

      await page.goto(LIST)
      const search = page.getByRole("searchbox", { name: "Search segments" })
      await search.fill("a letter")
      await row(page, "Worth a letter")
        .getByRole("cell", { name: String(expected.count), exact: true })
        .waitFor()
      await page.locator("main tbody tr").nth(1).waitFor({ state: "detached" })

      await choose(page, "Worth a letter", "Duplicate")
      await page.locator("main tbody tr").nth(1).waitFor()
      const copy = (await named("Worth a letter")).find(({ id }) => id !== made?.id)
      expect(copy?.rule).toEqual(RULE)
      await choose(page, copy?.name ?? "", "Archive")
      await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).press("Enter")
      await row(page, copy?.name ?? "").waitFor({ state: "detached" })
      await page.getByRole("radio", { name: "Archived" }).click()
      await row(page, copy?.name ?? "").waitFor()
      await choose(page, copy?.name ?? "", "Restore")
      await page.getByText("No segment found").waitFor()
      await page.getByRole("radio", { name: "Active" }).click()

      await row(page, copy?.name ?? "").waitFor()
      // Somebody gives it a group after the list was read.
      await api("POST", `/${copy?.id}/sync`, { create_group: { name: "Letters" } })
      shop.expectErrors(/^HTTP 409 DELETE .*\/segments\//)
      await choose(page, copy?.name ?? "", "Delete")
      await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).press("Enter")
      const refused = page.getByRole("alertdialog", { name: `“${copy?.name}” was not deleted` })
      await refused.getByText(/group/i).waitFor()
      await refused.getByRole("button", { name: "Close" }).press("Enter")
      await choose(page, "Worth a letter", "Delete")
      await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).press("Enter")
      await row(page, "Worth a letter").waitFor({ state: "detached" })
      expect((await named("Worth a letter")).map(({ id }) => id)).toEqual([copy?.id])
    })

    it("say what is wrong where it is, and lose nothing that is not saved", async () => {
      await shop.backfill({ ready_made: true })
      const taken = await make("Taken")
      const page = await shop.open(ENGLISH)
      await page.goto(`${LIST}/new`)
      await page.getByRole("button", { name: "Start from a ready-made one" }).click()
      await page.getByRole("option", { name: /^New high spenders/ }).click()
      await page
        .getByText("Customers whose stage is New, and whose monetary score is at least 4.")
        .waitFor()

      const score = page.getByRole("group", { name: "Condition: Monetary score" })
      await score.getByLabel("Value").fill("9")
      await save(page).click()
      await score.getByText("From 1 to 5.").waitFor()
      await score.locator("[data-value] :focus").waitFor()
      await page.getByText("Finish the conditions to see who is in it.").waitFor()
      await score.getByLabel("Value").fill("５")
      await page.route("**/admin/retention/segments/preview", (route) =>
        route.fulfill({
          status: 400,
          json: {
            type: "invalid_data",
            message: "rule.where.and[1].value: must be odd; rule.where.and[0]: is out of fashion",
          },
        })
      )
      shop.expectErrors(/^HTTP 400 POST .*\/preview$/, /^HTTP 409 POST .*\/segments/)
      await score.getByLabel("Value").fill("4")
      await score.getByText("must be odd").waitFor()
      await page
        .getByRole("group", { name: "Condition: Stage" })
        .getByText("is out of fashion")
        .waitFor()
      await page.unroute("**/admin/retention/segments/preview")

      await save(page).click()
      await page.getByText("A segment needs a name.").waitFor()
      await page.getByLabel("Name", { exact: true }).fill("taken")
      await save(page).click()
      await page.locator("#segment-name[aria-invalid=true]").waitFor()
      await page.locator("#segment-name-problem").getByText(/taken/i).waitFor()

      await page.getByRole("link", { name: "Data", exact: true }).click()
      const question = page.getByRole("alertdialog")
      await question.getByText("Your changes to this segment are lost then.").waitFor()
      await question.getByRole("button", { name: "Stay" }).click()
      expect(await score.getByLabel("Value").inputValue()).toBe("4")
      await page.getByRole("link", { name: "Cancel" }).click()
      await question.getByRole("button", { name: "Leave" }).click()
      await row(page, "Taken").waitFor()

      await choose(page, "Taken", "Edit")
      await page.getByRole("button", { name: "Remove Stage", exact: true }).click()
      await page.locator("[data-part] :focus").waitFor()
      await api("POST", `/${taken.id}`, {
        rule: { version: 1, where: { field: "slowing", operator: "is", value: true } },
      })
      await save(page, "Save changes").click()
      await page.getByText("Somebody else has changed this segment").waitFor()
      await page.getByRole("alert").getByText("Customers who are slowing down.").waitFor()
      await page.getByRole("button", { name: "Keep mine" }).click()
      await save(page, "Save changes").click()
      await page.waitForURL(`**${LIST}/${taken.id}`)
      expect((await named("Taken"))[0]?.rule).toEqual({
        version: 1,
        where: { and: [(RULE.where as { and: readonly unknown[] }).and[1]] },
      })
    })

    it.each(LOOKS)("are accessible in $language and $theme", async (look) => {
      await shop.backfill({ ready_made: true })
      const { id } = await make("VIP")
      const page = await shop.open(look)
      await page.goto(LIST)
      await page.getByRole("link", { name: "VIP", exact: true }).waitFor({ timeout: 30_000 })
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "segments", look)
      const foreign = async () => {
        const words = await page.locator("main").innerText()
        return (words.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !OURS.test(word))
      }
      if (look.language === "zhCN") {
        expect(await foreign()).toEqual([])
      }
      await page.goto(`${LIST}/${id}/edit`)
      await page
        .getByRole("list", { name: /^(Some of them|部分客户)$/ })
        .waitFor({ timeout: 30_000 })
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "segment-builder", look)
      if (look.language === "zhCN") {
        expect(await foreign()).toEqual([])
      }
    })
  })
}

/** What the test has made up, and the names of people. */
const OURS = /^(VIP|Kim|Pausing|Sleeping|Rare|Rarest|Gus|Guest|Once|Foreign)$/
