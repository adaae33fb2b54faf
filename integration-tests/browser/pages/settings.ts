import type { Page } from "playwright-core"
import type { PolicyVersion } from "../../../admin/lib/settings/types"
import type { PolicyPreview } from "../../../src/modules/retention/domain/policy/preview"
import type { Policy } from "../../../src/modules/retention/domain/policy/schema"
import type { BrowserShop } from "../browser-shop"
import { KNOWN_TOTALS } from "../known-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }

/** Tests of the settings page. */
export function settingsPage(shop: BrowserShop): void {
  const inForce = async () =>
    (await shop.http.get<{ policy: PolicyVersion }>("/admin/retention/policy", shop.admin)).data
      .policy

  /** What somebody else does meanwhile. */
  const saveElsewhere = async (settings: Policy, expected_version: number, note: string) => {
    await shop.http.post(
      "/admin/retention/policy",
      { settings, expected_version, note },
      shop.admin
    )
  }

  const opened = async (look: Look = ENGLISH): Promise<Page> => {
    const page = await shop.open(look)
    await page.goto("/app/retention/settings")
    await page.locator("#setting-margin").waitFor({ timeout: 30_000 })
    return page
  }

  /** Puts words into the mouth of Medusa's RBAC. */
  const allowOnly = async (page: Page, ...permissions: readonly string[]) => {
    await page.route("**/admin/feature-flags", (route) =>
      route.fulfill({ json: { feature_flags: { rbac: true } } })
    )
    await page.route("**/admin/rbac/me/permissions", (route) =>
      route.fulfill({ json: { permissions } })
    )
  }

  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })
  const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true })

  describe("settings", () => {
    it("are changed, previewed, saved, told by the history, and brought back", async () => {
      await shop.backfill()
      const first = await inForce()
      const page = await opened()
      const previews: string[] = []
      page.on("request", (request) => {
        if (request.url().endsWith("/admin/retention/policy/preview")) {
          previews.push(request.method())
        }
      })
      await page.getByText(/has been in force since .*It came with the plugin's options/).waitFor()

      const grace = page.getByLabel("Grace period", { exact: true })
      await grace.fill("half a month")
      await page.getByText("Must be a whole number from 0 to 3,650.").waitFor()
      expect(await grace.getAttribute("aria-invalid")).toBe("true")
      expect(await button(page, "Preview changes").isDisabled()).toBe(true)
      await page.getByText("1 field needs attention").waitFor()
      await grace.fill("14")
      // Another field's problem shows although this one was typed in.
      await page.getByLabel("High value above", { exact: true }).fill("40")
      await page.getByText("Must be less than high value's 40%.").waitFor()
      await page.getByLabel("High value above", { exact: true }).fill("70")

      await page.getByRole("radio", { name: "Fixed days" }).click()
      await page.getByLabel("At risk: Fixed days").fill("15")
      await page.getByLabel("Dormant: Fixed days").fill("90")
      await page.getByLabel("Lost: Fixed days").fill("150")
      await page.getByText("6 changes, not saved").waitFor()
      await button(page, "Preview changes").click()

      await page.getByRole("heading", { name: "Preview", exact: true }).waitFor()
      const settings: Policy = {
        ...first.settings,
        tier: { ...first.settings.tier, grace_days: 14, high_value_percentile: 0.7 },
        stage: {
          ...first.settings.stage,
          method: "fixed",
          fixed_days: { at_risk: 15, dormant: 90, lost: 150 },
        },
      }
      const { data } = await shop.http.post<{ preview: PolicyPreview }>(
        "/admin/retention/policy/preview",
        { settings },
        shop.admin
      )
      const { changed, stages } = data.preview
      expect(changed).toBeGreaterThan(10)
      await page
        .getByText(`${changed} of ${KNOWN_TOTALS.buyers} buyers would change.`)
        .waitFor({ timeout: 30_000 })
      const moves = page.getByRole("table", { name: "By stage", exact: true }).locator("tbody tr")
      expect(await moves.count()).toBe(
        Object.entries(stages).flatMap(([from, to]) =>
          Object.keys(to).filter((stage) => stage !== from)
        ).length
      )
      await page.getByRole("row", { name: /Lost 260 days 150 days/ }).waitFor()
      await page.getByRole("row", { name: /High value above 80% 70%/ }).waitFor()
      await page.getByRole("table", { name: /Return rate/ }).waitFor()
      expect((await inForce()).version).toBe(first.version)

      await page.getByLabel("Note", { exact: true }).fill("Shorter limits")
      await button(page, `Save as version ${first.version + 1}`).click()
      await page
        .getByText(`Version ${first.version + 1} is in force`, { exact: true })
        .first()
        .waitFor({ timeout: 60_000 })
      const second = await inForce()
      expect(second).toMatchObject({ version: first.version + 1, note: "Shorter limits" })
      expect(second.settings).toEqual(settings)
      await page.waitForLoadState("networkidle")
      // What was saved is not worked out once more only because it was saved.
      expect(previews).toEqual(["POST"])

      const newest = region(page, "History").getByRole("listitem").first()
      for (const text of [
        "In force",
        /by admin@example.com/,
        "Shorter limits",
        "Grace period: 30 days → 14 days",
        "High value above: 80% → 70%",
        "Limits come from: The shop's rhythm → Fixed days",
        "Lost: Fixed days: 365 days → 150 days",
      ]) {
        await newest.getByText(text).first().waitFor()
      }

      await button(page, `Restore version ${first.version}`).click()
      await page.getByText(`Version ${first.version} is loaded, and not saved yet.`).waitFor()
      expect(await grace.inputValue()).toBe("30")
      await button(page, "Preview changes").click()
      const note = page.getByLabel("Note", { exact: true })
      await note.waitFor({ timeout: 30_000 })
      expect(await note.inputValue()).toBe(`Back to version ${first.version}`)
      await button(page, `Save as version ${first.version + 2}`).click()
      await page
        .getByText(`Version ${first.version + 2} is in force`, { exact: true })
        .first()
        .waitFor({ timeout: 60_000 })
      expect((await inForce()).settings).toEqual(first.settings)
      await page.waitForLoadState("networkidle")
      expect(previews).toEqual(["POST", "POST"])

      // What is in force already is no change.
      await button(page, `Restore version ${first.version}`).click()
      await page.getByText("These are the settings in force.").waitFor()
      expect(await page.getByText(/is loaded, and not saved yet/).count()).toBe(0)
      expect(await button(page, "Discard").count()).toBe(0)
    })

    it("say who was faster, and overwrite nothing", async () => {
      await shop.backfill()
      const { version, settings } = await inForce()
      const page = await opened()
      await page.getByLabel("Grace period", { exact: true }).fill("14")
      await page.getByLabel("New for", { exact: true }).fill("20")
      await button(page, "Preview changes").click()
      await page.getByLabel("Note", { exact: true }).waitFor({ timeout: 30_000 })

      const theirs: Policy = {
        ...settings,
        tier: { ...settings.tier, grace_days: 20, window_days: 365 },
      }
      await saveElsewhere(theirs, version, "A year is enough")
      shop.expectErrors(/^HTTP 409 POST .*\/policy$/)
      await button(page, `Save as version ${version + 1}`).click()
      await page.getByText(`Somebody else has saved version ${version + 1}`).waitFor()
      await page.getByText("Their note: A year is enough").waitFor()
      await page.getByText(/^admin@example.com saved it/).waitFor()
      const differences = page.getByRole("table", { name: /differ/ })
      await differences
        .getByRole("row", { name: "Grace period changed by both 30 days 20 days 14 days" })
        .waitFor()
      await differences.getByRole("row", { name: "Tier window 730 days 365 days" }).waitFor()
      expect((await inForce()).settings).toEqual(theirs)

      await button(page, "Keep mine on top of theirs").click()
      await page.getByText("2 changes, not saved").waitFor()
      expect(await page.getByLabel("Tier window", { exact: true }).inputValue()).toBe("365")
      await button(page, "Preview changes").click()
      await button(page, `Save as version ${version + 2}`).click({ timeout: 30_000 })
      await page
        .getByText(`Version ${version + 2} is in force`, { exact: true })
        .first()
        .waitFor({ timeout: 60_000 })
      expect((await inForce()).settings).toEqual({
        ...theirs,
        tier: { ...theirs.tier, grace_days: 14 },
        stage: { ...theirs.stage, new_days: 20 },
      })
    })

    it("notice another's version on the way back to the window, and can take it", async () => {
      const { version, settings } = await inForce()
      const page = await opened()
      const margin = page.getByLabel("Gross margin", { exact: true })
      await margin.fill("40")
      await saveElsewhere({ ...settings, margin: 0.25 }, version, "")
      await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
      await page.getByText(`Somebody else has saved version ${version + 1}`).waitFor()
      await button(page, "Take theirs").click()
      expect(await margin.inputValue()).toBe("25")
      await button(page, "Take theirs").waitFor({ state: "detached" })
      expect(await button(page, "Discard").count()).toBe(0)
    })

    it("are previewed and saved in a shop of which nothing was read", async () => {
      const { version } = await inForce()
      const page = await opened()
      await page.getByLabel("Gross margin", { exact: true }).fill("33.5")
      await button(page, "Preview changes").click()
      await page.getByText(/No orders have been read yet/).waitFor({ timeout: 30_000 })
      await button(page, `Save as version ${version + 1}`).click()
      await page
        .getByText(`Version ${version + 1} is in force`, { exact: true })
        .first()
        .waitFor({ timeout: 60_000 })
      expect((await inForce()).settings.margin).toBe(0.335)
    })

    it("have seasons that are added, checked, told and taken away", async () => {
      const { version, settings } = await inForce()
      const page = await opened()
      const day = (season: number, end: "first" | "last") =>
        page.getByLabel(`Season ${season}: ${end} day`, { exact: true })
      const add = button(page, "Add a season")

      await add.click()
      await page.keyboard.type("27")
      expect(await day(2, "first").inputValue()).toBe("27")
      await day(2, "last").fill("32")
      await page.getByText("This month has no such day.").waitFor()
      expect(await day(2, "last").getAttribute("aria-invalid")).toBe("true")
      expect(await button(page, "Preview changes").isDisabled()).toBe(true)
      await day(2, "last").fill("６")
      await page.getByRole("combobox", { name: "Season 2: month of the first day" }).click()
      await page.getByRole("option", { name: "December" }).click()
      await page.getByText("Goes over new year.").waitFor()

      const rate = page.getByLabel("Discount rate", { exact: true })
      await rate.fill("101")
      await page.getByText("Must be from 0 to 100.").waitFor()
      await rate.fill("7.5")
      await page.getByLabel("Late after", { exact: true }).fill("10")
      await page.getByText("3 changes, not saved").waitFor()
      await button(page, "Preview changes").click()
      await page.getByRole("row", { name: /Discount rate 10% 7.5%/ }).waitFor({ timeout: 30_000 })
      await page.getByRole("row", { name: /Late after 7 days 10 days/ }).waitFor()
      await page
        .getByRole("row", {
          name: "Gift seasons Nov 15 – Dec 24 Nov 15 – Dec 24, Dec 27 – Jan 6",
        })
        .waitFor()
      await button(page, `Save as version ${version + 1}`).click({ timeout: 30_000 })
      const history = region(page, "History").getByRole("listitem")
      await history
        .getByText("Gift seasons: Nov 15 – Dec 24 → Nov 15 – Dec 24, Dec 27 – Jan 6")
        .waitFor({ timeout: 60_000 })
      expect((await inForce()).settings).toEqual({
        ...settings,
        annual_discount_rate: 0.075,
        portrait: {
          ...settings.portrait,
          late_after_days: 10,
          gift_seasons: [
            { from: "11-15", to: "12-24" },
            { from: "12-27", to: "01-06" },
          ],
        },
      })
      // What came from the database in an order of its own is no change.
      expect(await button(page, "Discard").count()).toBe(0)

      await button(page, "Remove season 1").click()
      await button(page, "Remove season 1").click()
      await page.getByText("No season: nobody is told to have bought a gift.").waitFor()
      await page.getByText("1 change, not saved").waitFor()
    })

    it("say what coupons may give, and what a batch may cost", async () => {
      const { version, settings } = await inForce()
      const page = await opened()
      const field = (name: string) => page.getByLabel(name, { exact: true })
      const prefix = field("Codes begin with")
      expect(await prefix.inputValue()).toBe("BACK")
      await prefix.fill("x")
      await page.getByText("Must be 2 to 10 letters from A to Z").waitFor()
      await prefix.fill("hello")
      expect(await prefix.inputValue()).toBe("HELLO")
      await field("Budget of a batch").fill("0")
      await page.getByText("Must be an amount above 0").waitFor()
      expect(await button(page, "Preview changes").isDisabled()).toBe(true)
      await field("Budget of a batch").fill("499.90")
      await field("Coupons of a batch").fill("")
      await field("Largest discount").fill("25")
      await field("Keep within the margin").click()
      await page.getByText("5 changes, not saved").waitFor()
      await button(page, "Preview changes").click()
      for (const name of [
        "Codes begin with BACK HELLO",
        "Largest discount 30% 25%",
        "Keep within the margin on off",
        "Budget of a batch no limit 499.90",
        "Coupons of a batch 1,000 coupons no limit",
      ]) {
        await page.getByRole("row", { name, exact: true }).waitFor({ timeout: 30_000 })
      }
      await button(page, `Save as version ${version + 1}`).click({ timeout: 30_000 })
      await region(page, "History")
        .getByText("Codes begin with: BACK → HELLO")
        .waitFor({ timeout: 60_000 })
      expect((await inForce()).settings).toEqual({
        ...settings,
        offers: {
          ...settings.offers,
          code_prefix: "HELLO",
          largest_discount: 0.25,
          margin_guard: false,
          budget: { amount: "499.90", count: null },
        },
      })
    })

    it("are led to by what they would tell", async () => {
      const page = await shop.open(ENGLISH)
      await page.goto("/app/retention/settings#setting-margin")
      await page.locator("#setting-margin:focus").waitFor({ timeout: 30_000 })
    })

    it("say what the server refuses, and keep the draft", async () => {
      const page = await opened()
      await page.getByLabel("Gross margin", { exact: true }).fill("40")
      await page.route("**/admin/retention/policy/preview", (route) =>
        route.fulfill({ status: 400, json: { type: "invalid_data", message: "margin: is odd" } })
      )
      shop.expectErrors(/^HTTP 400 POST .*\/preview$/)
      await button(page, "Preview changes").click()
      await page.getByText("margin: is odd").waitFor()
      expect(await page.getByRole("button", { name: /Save as version/ }).count()).toBe(0)
      await button(page, "Back to editing").click()
      expect(await page.getByLabel("Gross margin", { exact: true }).inputValue()).toBe("40")
    })

    it("ask before unsaved changes are left behind", async () => {
      const page = await opened()
      await page.getByLabel("Gross margin", { exact: true }).fill("40")
      const link = page.getByRole("link", { name: "Data", exact: true })
      await link.click()
      const question = page.getByRole("alertdialog")
      await question.waitFor()
      await page.keyboard.press("Escape")
      await question.waitFor({ state: "detached" })
      expect(page.url()).toMatch(/\/retention\/settings$/)
      await link.click()
      await question.getByRole("button", { name: "Stay" }).click()
      expect(await page.getByLabel("Gross margin", { exact: true }).inputValue()).toBe("40")
      await link.click()
      await question.getByRole("button", { name: "Leave" }).click()
      await page.waitForURL("**/app/retention/data")
    })

    it("take a name that was typed and not added", async () => {
      const page = await opened()
      await page.locator('[id="setting-mirror.order_metadata"]').fill("channel")
      await page.getByRole("link", { name: "Data", exact: true }).click()
      await page.getByRole("alertdialog").getByRole("button", { name: "Stay" }).click()
      await button(page, "Remove channel").waitFor()
      await page.getByText("1 change, not saved").waitFor()
    })

    it("say a conflict even when the newer version cannot be shown", async () => {
      const { version, settings } = await inForce()
      const page = await opened()
      await page.getByLabel("Gross margin", { exact: true }).fill("40")
      await button(page, "Preview changes").click()
      await page.getByLabel("Note", { exact: true }).waitFor({ timeout: 30_000 })
      await saveElsewhere({ ...settings, margin: 0.25 }, version, "")
      await page.route("**/admin/retention/policy", (route) =>
        route.request().method() === "GET"
          ? route.fulfill({ status: 400, json: { type: "invalid_data", message: "not now" } })
          : route.continue()
      )
      shop.expectErrors(/^HTTP 409 POST .*\/policy$/, /^HTTP 400 GET .*\/policy$/)
      await button(page, `Save as version ${version + 1}`).click()
      await page
        .getByRole("alert")
        .getByText(/not saved/)
        .waitFor({ timeout: 30_000 })
    })

    it("find a time zone by its city and by its name", async () => {
      const page = await opened({ language: "zhCN", theme: "light" })
      const zone = page.locator("#setting-time_zone")
      for (const words of ["上海", "中国标准时间"]) {
        await zone.fill(words)
        await page.getByRole("option", { name: /上海 · .*UTC\+8/ }).waitFor()
      }
      await page.getByRole("option", { name: /上海 · .*UTC\+8/ }).click()
      await page.getByText("1 项修改尚未保存").waitFor()
    })

    it("can be looked at without the permission to change them", async () => {
      const page = await shop.open(ENGLISH)
      await allowOnly(page, "retention:read")
      await page.goto("/app/retention/settings")
      await page.getByText("You can look, but not change").waitFor({ timeout: 30_000 })
      await page.getByText(/retention:configure/).waitFor()
      for (const id of [
        "setting-margin",
        "setting-tier.grace_days",
        "setting-time_zone",
        "setting-portrait.gift_seasons",
        "setting-portrait.gift_seasons.0.to_day",
      ]) {
        expect([id, await page.locator(`[id="${id}"]`).isDisabled()]).toEqual([id, true])
      }
      expect(await page.getByRole("button", { name: /Restore/ }).count()).toBe(0)
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])

      await page.goto("/app/retention/data")
      const start = button(page, "Read past orders")
      await start.waitFor({ timeout: 30_000 })
      expect(await start.isDisabled()).toBe(true)
      expect(await button(page, "Check everything").isDisabled()).toBe(true)
      await page
        .getByRole("group", { name: /retention:operate/ })
        .first()
        .hover()
      await page
        .getByRole("tooltip")
        .getByText(/retention:operate/)
        .first()
        .waitFor()
    })

    it("are forbidden without the permission to read them", async () => {
      const page = await shop.open(ENGLISH)
      await allowOnly(page)
      await page.route("**/admin/retention/policy", (route) =>
        route.fulfill({ status: 403, json: { type: "forbidden", message: "Forbidden" } })
      )
      shop.expectErrors(/^HTTP 403 GET .*\/policy$/)
      await page.goto("/app/retention/settings")
      await page.getByText("You are not allowed to see this").waitFor({ timeout: 30_000 })
      expect(await button(page, "Try again").count()).toBe(0)
    })

    it.each(LOOKS)("are accessible in $language and $theme", async (look) => {
      await shop.backfill()
      const page = await opened(look)
      await page.locator("#setting-margin").fill("abc")
      await page.locator('[id="setting-mirror.order_metadata"]').fill("channel")
      await page.locator('[id="setting-mirror.order_metadata"]').press("Enter")
      await page.locator('[id="setting-portrait.gift_seasons"]').click()
      await page.locator('[id="setting-portrait.gift_seasons.1.to_day"]').fill("40")
      await page.locator("#setting-margin[aria-invalid=true]").waitFor()
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "settings", look)
      const foreign = async () => {
        const words = await page.locator("main").innerText()
        return (words.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !OURS.includes(word))
      }
      if (look.language === "zhCN") {
        expect(await foreign()).toEqual([])
      }
      await page.locator("#setting-margin").fill("30")
      await page.locator('[id="setting-portrait.gift_seasons.1.from_day"]').fill("2")
      await page.locator('[id="setting-portrait.gift_seasons.1.to_day"]').fill("14")
      await page.locator('[id="setting-stage.ceilings.dormant"]').fill("120")
      await page.getByRole("button", { name: /^(Preview changes|预览修改)$/ }).click()
      await page.locator("#setting-note").waitFor({ timeout: 30_000 })
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "settings-preview", look)
      if (look.language === "zhCN") {
        expect(await foreign()).toEqual([])
      }
    })
  })
}

/** Codes, names, and a field that the test has typed. */
const OURS = ["EUR", "USD", "GBP", "UTC", "BACK", "Medusa", "channel"]
