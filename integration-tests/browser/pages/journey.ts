import type { Overview } from "../../../admin/lib/types"
import type { BrowserShop } from "../browser-shop"
import { REGISTERED } from "../known-shop"
import type { Look } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }

/** The way of a store admin in the morning, through all that it leads to. */
export function journey(shop: BrowserShop): void {
  describe("journey", () => {
    it("leads from the matrix over the list to a person, and into another language", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const { data } = await shop.http.get<{ overview: Overview }>(
        "/admin/retention/overview",
        shop.admin
      )
      const cell = data.overview.matrix.find(
        ({ tier, stage }) => tier === "high_value" && stage === "active"
      )
      expect(cell?.people).toBeGreaterThan(1)

      await page.goto("/app/orders")
      await page.getByRole("link", { name: "Retention" }).click()
      const matrix = page.getByRole("table", { name: /by value tier/ })
      await matrix.locator("tbody tr").first().locator("td").nth(1).getByRole("link").click()

      await page.waitForURL(/\/app\/retention\/customers\?/)
      const rita = page.getByRole("link", { name: /Rita Registered/ })
      await rita.waitFor()
      const rows = page.locator("main tbody tr")
      expect(await rows.count()).toBe(Math.min(cell?.people ?? 0, 20))
      for (const text of await rows.allInnerTexts()) {
        expect(text).toContain("High value")
        expect(text).toContain("Active")
      }
      await rita.click()
      await page.getByRole("heading", { name: "Rita Registered", level: 1 }).waitFor()
      await page.locator("main").getByText(REGISTERED.email).first().waitFor()
      const person = page.url()

      // The way there and back is one visit: nothing is loaded anew but the other language's texts.
      const texts = new Set<string>()
      page.on("request", (request) => {
        const [, language] = /\/assets\/(en|zh-cn)-[^/]*\.js$/.exec(request.url()) ?? []
        if (language !== undefined) {
          texts.add(language)
        }
      })
      await page.reload()
      await page.locator("main").getByText(REGISTERED.email).first().waitFor()
      expect([...texts]).toEqual(["en"])
      await page.evaluate("window.visit = history.length")
      await page.getByRole("button", { name: /admin@example\.com/ }).click()
      await page.getByRole("menuitem", { name: "Profile settings" }).click()
      await page.locator("main").getByRole("heading", { name: "Profile", exact: true }).waitFor()
      await page.locator("main").getByRole("button").first().click()
      await page.getByRole("menuitem", { name: "Edit" }).click()
      await page.getByRole("dialog").getByRole("combobox").click()
      await page.getByRole("option", { name: "简体中文" }).click()
      await page.getByRole("dialog").locator("button[type=submit]").click()
      await page.waitForURL(/\/settings\/profile$/)
      // In one leap: on the way lies the dialog, which leads to the profile again when it is passed.
      await page.evaluate("history.go(window.visit - history.length)")
      await page.waitForURL(person)

      const main = page.locator("main")
      for (const text of ["高价值", "活跃"]) {
        await main.getByText(text, { exact: true }).first().waitFor()
      }
      await page.getByRole("link", { name: "客户留存" }).first().waitFor()
      expect([...texts]).toEqual(["en", "zh-cn"])
      expect(await page.evaluate("window.visit")).toBeGreaterThan(0)
    })
  })
}
