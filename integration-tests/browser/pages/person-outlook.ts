import type { Page } from "playwright-core"
import type { Profile, Purchase } from "../../../admin/lib/person/types"
import type { ShopCustomer } from "../../helpers/small-shop"
import type { BrowserShop } from "../browser-shop"
import { GUEST, REGISTERED } from "../known-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"
import { everySignal, predicted, type PredictedChanges, tellPredicted } from "../predicted"

const ENGLISH: Look = { language: "en", theme: "light" }

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true })

/** Tests of what the person page says of the time to come, and of a person's orders. */
export function personOutlook(shop: BrowserShop): void {
  /** Answers of the real API; the shop's orders are read. */
  const known = async (customer: ShopCustomer) => {
    const path = `/admin/retention/profiles/${shop.idOf(customer)}`
    const [{ data: one }, { data: rows }] = await Promise.all([
      shop.http.get<{ profile: Profile }>(path, shop.admin),
      shop.http.get<{ purchases: Purchase[] }>(`${path}/purchases`, shop.admin),
    ])
    return { profile: one.profile, purchases: rows.purchases }
  }

  /** The person's page as in a shop whose model may be shown. */
  const opened = async (
    customer: ShopCustomer,
    changesOf: (order: Purchase) => PredictedChanges = () => ({}),
    look: Look = ENGLISH
  ) => {
    await shop.backfill()
    const page = await shop.open(look)
    const { profile, purchases } = await known(customer)
    const [newest] = purchases
    if (!newest) {
      throw new Error("no purchase")
    }
    const told = predicted(profile, purchases, changesOf(newest))
    await tellPredicted(page, told)
    await page.goto(`/app/retention/customers/${profile.person_id}`)
    return { page, newest, ...told }
  }

  describe("what comes next", () => {
    it("is not told in a shop too small for its model, which says why", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.goto(`/app/retention/customers/${shop.idOf(REGISTERED)}`)
      const outlook = region(page, "What comes next")
      await outlook
        .getByText(/^No prediction is shown for this shop, since it has too few buyers yet/)
        .waitFor({ timeout: 30_000 })
      expect(await page.getByRole("slider").count()).toBe(1)
      const { profile } = await known(REGISTERED)
      await outlook.getByRole("link", { name: "See why" }).click()
      await page.waitForURL(`**/app/retention/model?fit=${profile.model?.id ?? ""}`)
    })

    it("is told with what it rests on, and where to give a margin", async () => {
      const { page } = await opened(REGISTERED)
      const outlook = region(page, "What comes next")
      for (const text of [
        "16%",
        "34%",
        "71%",
        /^around /,
        /^4 of 5 would order between .* and .*\.$/,
        "1.4",
        "€164.20 net revenue",
        "1.4 expected purchases × €120.50 each, discounted at 10% a year.",
        /leans on 2 repeat purchases of theirs, €240.00 on average/,
        /^From 3 purchase days in 150 days, as of/,
      ]) {
        await outlook.getByText(text, { exact: true }).first().waitFor({ timeout: 30_000 })
      }
      const trust = outlook.getByRole("link", { name: "How far to trust this" })
      expect(await trust.getAttribute("href")).toMatch(/\/retention\/model\?fit=rmod_1$/)
      await outlook.getByText(/no gross margin is set/).waitFor()
      await outlook.getByRole("link", { name: "Set the margin" }).click()
      await page.locator("#setting-margin:focus").waitFor({ timeout: 30_000 })
    })

    it("is told in margin where the policy has one, and without a date or a value where none is", async () => {
      const withMargin = await opened(REGISTERED, () => ({
        prediction: { clv_margin: "65.68", margin: 0.4, annual_discount_rate: 0 },
      }))
      await region(withMargin.page, "What comes next")
        .getByText(
          "1.4 expected purchases × €120.50 each: €164.20 of net revenue, of which 40% is margin."
        )
        .waitFor({ timeout: 30_000 })

      const without = await opened(GUEST, () => ({
        prediction: {
          chance_365: 0.004,
          expected_purchases: 0.004,
          expected_spend: null,
          clv: null,
          next_purchase_at: null,
          next_purchase_from: null,
          next_purchase_until: null,
        },
        model: { spend_ok: false },
      }))
      const outlook = region(without.page, "What comes next")
      for (const text of [
        "<1%",
        "<0.01",
        "too far off to name a day",
        /That they come back at all is unlikely\.$/,
        "not known",
        /does not fit the model of this shop/,
      ]) {
        await outlook.getByText(text).first().waitFor({ timeout: 30_000 })
      }
    })

    it("is drawn below the purchases, walked through by the keyboard, and listed", async () => {
      const { page, chances } = await opened(REGISTERED)
      const card = region(page, "Purchases and silence")
      const curve = card.getByRole("slider", { name: "Chance of buying within 90 days" })
      await curve.waitFor({ timeout: 30_000 })
      // Ten days after the last purchase, which is the chance's third step.
      expect(await curve.getAttribute("aria-valuetext")).toMatch(/^\w+ \d+, \d+: 48%$/)
      await curve.focus()
      await curve.press("ArrowLeft")
      await curve.press("ArrowLeft")
      expect(await curve.getAttribute("aria-valuetext")).toMatch(
        /^\w+ \d+, \d+: 50%, 37% before the purchase$/
      )
      await curve.getByText("37% before the purchase").waitFor()
      await curve.press("End")
      await curve.getByText("if nothing happens until then").waitFor()
      expect(await curve.getAttribute("aria-valuenow")).toBe(
        String(new Set(chances.points.map(({ day }) => day)).size)
      )

      await card.getByRole("button", { name: "Show as table" }).click()
      const rows = card.getByRole("row")
      expect(await card.getByRole("row", { name: /Purchase .*50%$/ }).count()).toBe(3)
      expect(await card.getByRole("row", { name: /Today – 48%$/ }).count()).toBe(1)
      expect(await card.getByRole("row", { name: /If nothing happens/ }).count()).toBeGreaterThan(4)
      expect(await rows.count()).toBeGreaterThan(8)
      await card.getByRole("button", { name: "Show as chart" }).click()
      await curve.waitFor()
    })

    it("leaves the purchases standing when the chances cannot be read", async () => {
      shop.expectErrors(/^HTTP 500 GET .*\/chances$/)
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const { profile, purchases } = await known(REGISTERED)
      const told = predicted(profile, purchases)
      await tellPredicted(page, told)
      await page.route("**/chances", (route) =>
        route.fulfill({ status: 500, json: { message: "The server is tired" } })
      )
      await page.goto(`/app/retention/customers/${profile.person_id}`)
      const card = region(page, "Purchases and silence")
      await card.getByText("The server is tired").waitFor({ timeout: 30_000 })
      await card.getByRole("slider", { name: "Time line of 3 purchases" }).waitFor()
      await page.unroute("**/chances")
      await card.getByRole("button", { name: "Try again" }).click()
      await card.getByRole("slider", { name: /^Chance of buying/ }).waitFor()
    })
  })

  describe("a portrait", () => {
    it("tells why somebody may have left, with the order that it shows in", async () => {
      const { page, newest } = await opened(GUEST, (order) => ({
        portrait: { signals: everySignal(order) },
      }))
      const portrait = region(page, "Portrait")
      const reasons = portrait.getByRole("list", { name: "Why they may have left" })
      await reasons.waitFor({ timeout: 30_000 })
      const texts = await reasons.getByRole("listitem").allInnerTexts()
      expect(texts.map((text) => text.split("\n")[0])).toEqual([
        "The last order was refunded",
        "The last order was sent back",
        "The last order was late",
        "Only ever bought on discount",
      ])
      expect(texts[0]).toMatch(/: €40\.00 of €90\.00 given back, 44%\. Order #\d+$/)
      expect(texts[3]).toMatch(/All 3 purchases had a discount\.$/)
      for (const text of [
        "€240.00",
        "2 items a purchase",
        "33%",
        "1 of 3 purchases",
        /^Saturdays around 9.PM$/,
        "2 of 3 purchases on that day, 3 about that hour",
        "Berlin time, by their country",
        "one that was deleted",
      ]) {
        await portrait.getByText(text, { exact: true }).first().waitFor()
      }
      const product = portrait.getByRole("link", { name: /^Shirt/ })
      expect(await product.getAttribute("href")).toMatch(/\/products\/prod_1$/)
      await reasons.getByRole("link").first().click()
      await page.waitForURL(`**/app/orders/${newest.order_id}`)
    })

    it("says of those who are here what is worth knowing, and in the widget one line of it", async () => {
      const { page, profile } = await opened(REGISTERED, (order) => ({
        portrait: {
          signals: everySignal(order).slice(1, 2),
          preferred_weekday: null,
          preferred_hour: null,
          time_zone_from: "policy",
        },
      }))
      const portrait = region(page, "Portrait")
      await portrait
        .getByRole("list", { name: "Worth knowing" })
        .getByText("The last order was sent back")
        .waitFor({ timeout: 30_000 })
      await portrait.getByText("no pattern").waitFor()

      await page.goto(`/app/customers/${profile.records[0]?.customer_id ?? ""}`)
      await region(page, "Retention")
        .getByText("Chance of buying in 90 days: 34%. The last order was sent back.")
        .waitFor({ timeout: 30_000 })
    })

    it("is drawn from a person's own orders", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.goto(`/app/retention/customers/${shop.idOf(REGISTERED)}`)
      const portrait = region(page, "Portrait")
      await portrait.getByText("€240.00", { exact: true }).waitFor({ timeout: 30_000 })
      await portrait.getByText("0 of 3 purchases").waitFor()
      await portrait.getByRole("list", { name: "Worth knowing" }).waitFor({ state: "detached" })
    })
  })

  it.each(LOOKS)("predictions are accessible in $language and $theme", async (look) => {
    const { page } = await opened(
      GUEST,
      (order) => ({ portrait: { signals: everySignal(order) } }),
      look
    )
    await page.getByRole("slider").nth(1).waitFor({ timeout: 30_000 })
    await page.locator("main time").first().waitFor()
    await page.waitForFunction("!document.querySelector('main [role=status]')")
    expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
    await screenshot(page, "person-predicted", look)
    await page.getByRole("slider").nth(1).focus()
    await page.getByRole("button", { name: /^(Show as table|以表格显示)$/ }).click()
    expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
    if (look.language === "zhCN") {
      const words = (await page.locator("main").innerText()).match(/[A-Za-z]{2,}/g)
      expect([...new Set(words)].filter((word) => !THEIRS.includes(word))).toEqual([])
    }
  })
}

/** Names, and what the shop sells, are in its own language. */
const THEIRS = ["Gus", "Guest", "gus", "example", "com", "Shirt", "RFM", "Medusa"]
