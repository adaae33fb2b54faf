import type { Page } from "playwright-core"
import type { Profile, Purchase } from "../../../admin/lib/person/types"
import type { ShopCustomer } from "../../helpers/small-shop"
import type { BrowserShop } from "../browser-shop"
import { GUEST, KNOWN_SHOP, REGISTERED } from "../known-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"
import { personOutlook } from "./person-outlook"

const ENGLISH: Look = { language: "en", theme: "light" }
const CHINESE: Look = { language: "zhCN", theme: "light" }

const PROFILES = "**/admin/retention/profiles/**"

/** Someone without a purchase. */
const [PROSPECT = GUEST] = KNOWN_SHOP.filter(({ last_name }) => last_name === "Visitor 1")

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true })

/** Tests of the person page, and of what Medusa's pages of customers and orders say of a person. */
export function personPage(shop: BrowserShop): void {
  const profileOf = async (customer: ShopCustomer): Promise<Profile> => {
    const path = `/admin/retention/profiles/${shop.idOf(customer)}`
    const { data } = await shop.http.get<{ profile: Profile }>(path, shop.admin)
    return data.profile
  }

  const purchasesOf = async (customer: ShopCustomer): Promise<Purchase[]> => {
    const path = `/admin/retention/profiles/${shop.idOf(customer)}/purchases`
    const { data } = await shop.http.get<{ purchases: Purchase[] }>(path, shop.admin)
    return data.purchases
  }

  describe("person", () => {
    personOutlook(shop)

    it("shows a registered customer and a guest why they are what they are", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const panel = region(page, "Retention")

      await page.goto(`/app/customers/${shop.idOf(REGISTERED)}`)
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
      await panel.getByRole("img", { name: /^Silent for 10 days; at risk from 70/ }).waitFor()
      const orders = panel.getByRole("list", { name: "Last purchases" })
      await orders.waitFor()
      expect(await orders.getByRole("listitem").count()).toBe(3)

      await page.goto(`/app/customers/${shop.idOf(GUEST)}`)
      await panel.getByText("Dormant", { exact: true }).first().waitFor()
      await panel
        .getByText("Silent for 200 days. Dormant begins at 155 days, lost at 260 days.")
        .waitFor()
      await orders.getByRole("link").first().click()
      await page.waitForURL(/\/app\/orders\/order_/)
    })

    it("tells all about a person, one click from their customer record", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const profile = await profileOf(REGISTERED)
      const purchases = await purchasesOf(REGISTERED)

      await page.goto(`/app/customers/${shop.idOf(REGISTERED)}`)
      await page.getByRole("link", { name: "Open in Retention" }).click()
      await page.waitForURL(`**/app/retention/customers/${profile.person_id}`)
      await page.getByRole("heading", { name: "Rita Registered", level: 1 }).waitFor()
      await page.locator("ol").first().getByText("Rita Registered").waitFor()

      const figures = region(page, "Key figures")
      const basket = Number(profile.basket) / Number(profile.shop.median_basket)
      expect(basket).toBeGreaterThan(1.1)
      for (const text of [
        "€720.00",
        "on 3 days",
        new RegExp(`${basket.toFixed(1)} × the shop's median of €`),
        "half of this shop's reorders come within 70 days",
        "10 days",
      ]) {
        await figures.getByText(text).first().waitFor({ timeout: 5000 })
      }

      const legend = page.getByRole("list", { name: /^Stages by silence/ })
      expect((await legend.getByRole("listitem").allInnerTexts()).map(firstWords)).toEqual([
        "Active up to 70 days after the last purchase",
        "At risk from",
        "Dormant from",
        "Lost from",
      ])

      const rows = region(page, "Purchases").locator("tbody tr")
      expect(await rows.count()).toBe(3)
      expect((await rows.nth(0).innerText()).split(/\s*\t\s*|\n+/)).toEqual(
        expect.arrayContaining(["Shirt", "70 days", "€240.00"])
      )

      await region(page, "RFM").getByText("Spent more than 80% of buyers.").waitFor()
      const history = region(page, "History").getByRole("listitem")
      expect(await history.count()).toBe(1)
      await history.getByText("High value from the start").waitFor()
      await history.getByText("As read from past orders.").waitFor()

      const records = region(page, "Customer records").getByRole("listitem")
      expect(await records.count()).toBe(2)
      const link = records.filter({ hasText: "Guest" }).getByRole("link")
      expect(await link.getAttribute("href")).toMatch(/\/customers\/cus_/)

      await rows.nth(2).getByRole("link").click()
      await page.waitForURL(`**/app/orders/${purchases[2]?.order_id ?? ""}`)
    })

    it("lets the keyboard walk through the purchases, and opens one", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const [newest, middle] = await purchasesOf(REGISTERED)
      await page.goto(`/app/retention/customers/${shop.idOf(REGISTERED)}`)
      const line = page.getByRole("slider", { name: "Time line of 3 purchases" })
      await line.focus()
      expect(await line.getAttribute("aria-valuenow")).toBe("3")
      await line.getByText(`#${newest?.display_id ?? ""}`).waitFor()
      await line.press("ArrowLeft")
      expect(await line.getAttribute("aria-valuenow")).toBe("2")
      await line.getByText("70 days after the one before").waitFor()
      await line.press("Enter")
      await page.waitForURL(`**/app/orders/${middle?.order_id ?? ""}`)
    })

    it("leafs through many purchases, and comes back to the same page of them", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const [one] = await purchasesOf(REGISTERED)
      const many = Array.from({ length: 25 }, (_, i) => ({
        ...one,
        order_id: `order_${i}`,
        display_id: 1000 - i,
        created_at: new Date(Date.UTC(2025, 11, 31 - i)).toISOString(),
        canceled_at: i === 11 ? "2026-01-01T00:00:00.000Z" : null,
      }))
      await page.route("**/admin/retention/profiles/*/purchases**", (route) => {
        const { searchParams } = new URL(route.request().url())
        const [offset, limit] = ["offset", "limit"].map((name) => Number(searchParams.get(name)))
        const purchases = many.slice(offset, (offset ?? 0) + (limit ?? 0))
        return route.fulfill({ json: { purchases, count: many.length, offset, limit } })
      })
      await page.goto(`/app/retention/customers/${shop.idOf(REGISTERED)}`)
      const purchases = region(page, "Purchases")
      await purchases.getByText("1 – 10 of 25").waitFor()
      await purchases.getByRole("button", { name: "Next" }).click()
      await purchases.getByText("11 – 20 of 25").waitFor()
      const cancelled = purchases.getByRole("row").filter({ hasText: "#989" })
      await cancelled.getByText("cancelled").waitFor()
      // The one after it was waited for since the one before it.
      const row = purchases.getByRole("row").filter({ hasText: "#990" })
      await row.getByText("2 days").waitFor()

      await page.reload()
      await purchases.getByText("11 – 20 of 25").waitFor()

      await page.goto(`/app/retention/customers/${shop.idOf(REGISTERED)}?page=99`)
      await purchases.getByText("21 – 25 of 25").waitFor()
    })

    it("tells of an order who bought it", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const [, second] = await purchasesOf(REGISTERED)
      await page.goto(`/app/orders/${second?.order_id ?? ""}`)
      const buyer = region(page, "Buyer")
      for (const text of ["High value", "Active", "purchase 2 of 3", "€720.00"]) {
        await buyer.getByText(text, { exact: true }).waitFor({ timeout: 10_000 })
      }
      await buyer.getByRole("link", { name: "Open in Retention" }).click()
      await page.getByRole("heading", { name: "Rita Registered", level: 1 }).waitFor()
    })

    it("leads from Medusa's customers to those of a stage", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.goto("/app/customers")
      await region(page, "Retention").getByRole("link", { name: "Lost: 6 customers" }).click()
      await page.waitForURL(/\/app\/retention\/customers\?.*lost/)
    })

    it("says quietly what is not known yet, and has no place for it in lists", async () => {
      shop.expectErrors(/^HTTP 404 GET \/admin\/retention\/profiles\//)
      const page = await shop.open(ENGLISH)
      await page.goto(`/app/customers/${shop.idOf(REGISTERED)}`)
      await region(page, "Retention").getByText("Not synced yet.", { exact: false }).waitFor()
      await page.goto("/app/orders")
      await page.getByRole("row").nth(1).click()
      await region(page, "Buyer").getByText("Not known yet.", { exact: false }).waitFor()
      expect(await page.getByRole("alert").count()).toBe(0)
    })

    it("says when nobody is known by an address, and leads back to all", async () => {
      await shop.backfill()
      shop.expectErrors(/^HTTP 404 GET \/admin\/retention\/profiles\/rper_erased$/)
      const page = await shop.open(ENGLISH)
      await page.goto("/app/retention/customers/rper_erased")
      await page.getByRole("heading", { name: "Nobody is known by this address" }).waitFor()
      await page.getByRole("link", { name: "All customers" }).click()
      await page.waitForURL("**/app/retention/customers")
    })

    it("says what may not be seen, and what failed, and tries that again", async () => {
      await shop.backfill()
      shop.expectErrors(/^HTTP (403|500) GET \/admin\/retention\/profiles\//)
      const page = await shop.open(ENGLISH)
      const path = `/app/retention/customers/${shop.idOf(REGISTERED)}`
      await page.route(PROFILES, (route) =>
        route.fulfill({ status: 403, json: { type: "not_allowed", message: "Forbidden" } })
      )
      await page.goto(path)
      await page.getByRole("alert").getByText("You are not allowed to see this").waitFor()

      await page.unroute(PROFILES)
      await page.route(`${PROFILES}/purchases**`, (route) =>
        route.fulfill({ status: 500, json: { message: "The server is tired" } })
      )
      await page.goto(path)
      const purchases = region(page, "Purchases")
      await purchases.getByText("The server is tired").waitFor({ timeout: 30_000 })
      await page.getByRole("heading", { name: "Rita Registered", level: 1 }).waitFor()
      await page.unroute(`${PROFILES}/purchases**`)
      await purchases.getByRole("button", { name: "Try again" }).click()
      await purchases.getByRole("row").nth(1).waitFor()

      await page.route(`${PROFILES}/purchases**`, (route) =>
        route.fulfill({ status: 500, json: { message: "The server is tired" } })
      )
      await page.goto(`/app/customers/${shop.idOf(REGISTERED)}`)
      const panel = region(page, "Retention")
      await panel.getByRole("alert").getByText("The server is tired").waitFor({ timeout: 30_000 })
      await page.unroute(`${PROFILES}/purchases**`)
      await panel.getByRole("button", { name: "Try again" }).click()
      await panel.getByRole("listitem").getByRole("link").first().waitFor()
    })

    it("shows dates in the policy's time zone", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const profile = await profileOf(GUEST)
      await page.route(`${PROFILES.slice(0, -2)}${profile.person_id}`, (route) =>
        route.fulfill({
          json: {
            profile: {
              ...profile,
              time_zone: "Pacific/Kiritimati",
              last_purchase_at: "2026-03-01T12:00:00.000Z",
            },
          },
        })
      )
      await page.goto(`/app/retention/customers/${profile.person_id}`)
      await region(page, "Key figures").getByText("since Mar 2, 2026").waitFor()
    })

    it("speaks Chinese throughout", async () => {
      await shop.backfill()
      const page = await shop.open(CHINESE)
      await page.goto(`/app/retention/customers/${shop.idOf(REGISTERED)}`)
      await page.getByText("起初为高价值").waitFor()
      await page.getByRole("row").nth(3).waitFor()
      const words = (await page.locator("main").innerText()).match(/[A-Za-z]{2,}/g)
      expect(new Set(words)).toEqual(
        new Set(["Rita", "Registered", "rita", "example", "com", "Shirt", "RFM"])
      )

      await page.goto(`/app/customers/${shop.idOf(REGISTERED)}`)
      const panel = region(page, "客户留存")
      await panel.getByText("高价值", { exact: true }).waitFor()
      await panel.getByRole("listitem").first().waitFor()
      expect((await panel.innerText()).match(/[A-Za-z]{2,}/g)).toEqual(["RFM", ...SHIRTS])
    })

    it.each(LOOKS)("is accessible in $language and $theme", async (look) => {
      await shop.backfill()
      const page = await shop.open(look)
      for (const [name, customer] of Object.entries({
        registered: REGISTERED,
        guest: GUEST,
        prospect: PROSPECT,
      })) {
        await page.goto(`/app/retention/customers/${shop.idOf(customer)}`)
        await page.locator("main time").first().waitFor()
        await page.waitForFunction("!document.querySelector('main [role=status]')")
        expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
        await screenshot(page, `person-${name}`, look)

        await page.goto(`/app/customers/${shop.idOf(customer)}`)
        const panel = page.getByRole("region", { name: /^(Retention|客户留存)$/ })
        await panel.getByRole("link").last().waitFor()
        expect(await seriousViolations(page, panel)).toEqual([])
        await screenshot(page, `customer-${name}`, look)
      }
      const [order] = await purchasesOf(REGISTERED)
      await page.goto(`/app/orders/${order?.order_id ?? ""}`)
      const buyer = page.getByRole("region", { name: /^(Buyer|购买者)$/ })
      await buyer.getByRole("link").waitFor()
      expect(await seriousViolations(page, buyer)).toEqual([])
      await screenshot(page, "order", look)

      await page.goto("/app/customers")
      const strip = page.getByRole("region", { name: /^(Retention|客户留存)$/ })
      await strip.getByRole("link").first().waitFor()
      expect(await seriousViolations(page, strip)).toEqual([])
      await screenshot(page, "customers-strip", look)
    })
  })
}

/** What the shop sells is in the shop's own language. */
const SHIRTS = ["Shirt", "Shirt", "Shirt"]

/** A label without the day it ends in. */
function firstWords(label: string): string {
  return /^\D+(?= \w{3} \d)/.exec(label)?.[0] ?? label
}
