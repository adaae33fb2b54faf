import type { Page } from "playwright-core"
import type { CouponList, CouponRun, IssueOrder } from "../../../admin/lib/coupons/types"
import type { CustomerList } from "../../../admin/lib/customers/listed-customer"
import type { Segment } from "../../../admin/lib/segments/types"
import type { BrowserShop } from "../browser-shop"
import { GUEST } from "../known-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }

const COUPONS = "/app/retention/coupons"
const RUN = /\/retention\/coupons\/runs\/(rcrn_\w+)$/

/** Where coupons are issued: to chosen customers, to one person, to a segment. */
export function couponIssuePage(shop: BrowserShop): void {
  describe("issuing coupons", () => {
    const get = async <Answer>(path: string) =>
      (await shop.http.get<Answer>(`/admin/retention${path}`, shop.admin)).data
    const coupons = () => get<CouponList>("/coupons?order=ends_at")
    const issue = (page: Page, name: string) =>
      page.locator("main").getByRole("button", { name, exact: true })
    const happens = (page: Page, text: string | RegExp) =>
      page.getByRole("region", { name: "What happens" }).getByText(text).waitFor()
    const question = (page: Page) => page.getByRole("alertdialog")
    /** What stands behind a name in the question. */
    const asked = (page: Page, name: string) =>
      question(page)
        .locator("dl > div")
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator("dd")
        .innerText()
    /** Waits for the run's page, and for the end of what it does in the background. */
    const arrive = async (page: Page): Promise<CouponRun> => {
      await page.waitForURL(RUN)
      const [, id = ""] = RUN.exec(page.url()) ?? []
      for (;;) {
        const { run } = await get<{ run: CouponRun }>(`/coupons/runs/${id}`)
        if (run.status !== "running") {
          return run
        }
        await page.waitForTimeout(100)
      }
    }

    it("says what it comes to before anything goes out, and issues just that", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      await page.goto("/app/retention/customers?q=fresh")
      await page.locator("main tbody tr").nth(4).waitFor()
      await page.getByRole("checkbox", { name: "Select everybody on this page" }).click()
      await page.getByText("5 selected").waitFor()
      await page.getByRole("button", { name: /^Issue coupons/ }).click()
      await happens(page, "5 of 5 customers get a coupon")
      await happens(page, /A percentage has no ceiling/)

      await page.getByRole("radio", { name: "Amount" }).click()
      await happens(page, "Complete the offer, to see who gets it.")
      await page.getByLabel("Off in EUR").fill("１０")
      await issue(page, "Issue coupons").click()
      await page.getByText(/^Enter at least 33.34 EUR/).waitFor()
      await page.locator("#issue-rows\\.0\\.minimum:focus").fill("40")
      await happens(page, "€50.00")
      await happens(page, "More than this it cannot cost.")
      await page.getByLabel("Coupons at most").fill("3")
      await happens(page, "3 of 5 customers get a coupon")
      await happens(page, "The budget is used up")
      await page.getByLabel("Reason").fill("Come back soon")

      await issue(page, "Issue 3 coupons").click()
      await question(page).getByText("Issue 3 coupons?").waitFor()
      expect(await asked(page, "For")).toBe("5 customers")
      expect(await asked(page, "Offer")).toBe("€10.00 off, from a basket of €40.00")
      expect(await asked(page, "Set aside")).toBe("€30.00")
      expect(await asked(page, "Get none")).toBe("2")
      await question(page).getByRole("button", { name: "Not yet" }).click()
      await question(page).waitFor({ state: "hidden" })
      expect((await coupons()).count).toBe(0)
      expect((await get<{ count: number }>("/coupons/runs")).count).toBe(0)

      await issue(page, "Issue 3 coupons").click()
      await question(page).getByRole("button", { name: "Issue 3 coupons" }).click()
      const run = await arrive(page)
      expect(run).toMatchObject({ status: "done", people: 5, issued: 3, because: "Come back soon" })
      const made = await coupons()
      expect(made.coupons.map(({ offer, reserved_amount }) => [offer, reserved_amount])).toEqual(
        Array(3).fill([
          { type: "fixed", amounts: { eur: "10" }, minimum_basket: { eur: "40" } },
          expect.stringMatching(/^10(\.0+)?$/),
        ])
      )
      // Back from the run is not back to the form.
      await page.goBack()
      await page.waitForURL("**/retention/customers?q=fresh")
    })

    it("issues once, however often it is tried, and then says why not", async () => {
      await shop.backfill()
      const { profiles } = await get<CustomerList>(`/profiles?q=${GUEST.email}`)
      const page = await shop.open(ENGLISH)
      await page.goto(`/app/retention/customers/${profiles[0]?.person_id}`)
      await page.getByRole("link", { name: "Issue a coupon" }).click()
      await happens(page, "Gets the coupon")
      await page.getByLabel("Discount").fill("31")
      await page.keyboard.press("Tab")
      await page.getByText("The settings allow 30% at most.").waitFor()
      await page.getByLabel("Discount").fill("20")
      await issue(page, "Issue 1 coupon").waitFor()

      const orders: IssueOrder[] = []
      shop.expectErrors(/ERR_FAILED|Failed to/)
      await page.route("**/admin/retention/coupons", (route) => {
        orders.push(route.request().postDataJSON() as IssueOrder)
        // The answer to the first is lost.
        return orders.length === 1 ? route.abort() : route.continue()
      })
      const yes = async () => {
        await issue(page, "Issue 1 coupon").click()
        expect(await asked(page, "For")).toBe("Gus Guest")
        await question(page).getByRole("button", { name: "Issue 1 coupon" }).click()
      }
      await yes()
      await page.getByText(/^The server did not answer/).waitFor()
      await page.getByRole("link", { name: "Cancel" }).click()
      await question(page)
        .getByText(/it is not known whether it has begun/)
        .waitFor()
      await question(page).getByRole("button", { name: "Stay" }).click()
      await yes()
      expect((await arrive(page)).issued).toBe(1)
      expect(orders[1]).toEqual(orders[0])
      expect((await coupons()).count).toBe(1)

      await page.goto(`${COUPONS}/new?person=${profiles[0]?.person_id}`)
      await happens(page, "Gets no coupon")
      await happens(page, /Holds one worth as much or more/)
      expect(await issue(page, "Issue coupons").isDisabled()).toBe(true)
    })

    it.each(LOOKS)("is accessible in $language and $theme", async (look) => {
      await shop.backfill({ ready_made: true })
      const { segments } = await get<{ segments: Segment[] }>("/segments?limit=200")
      const { id } = segments.reduce((one, other) => (other.members > one.members ? other : one))
      const page = await shop.open(look)
      await page.goto(`${COUPONS}/new?segment=${id}`)
      await page
        .getByRole("list", { name: /^(Some of them|部分客户)$/ })
        .waitFor({ timeout: 30_000 })
      // A button that may be pressed at last still changes its colour.
      await page.waitForFunction("document.getAnimations().length === 0")
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "coupon-issue", look)
      if (look.language === "zhCN") {
        const words = (await page.locator("main").innerText()).match(/[A-Za-z]{2,}/g) ?? []
        expect(words.filter((word) => !NAMES.test(word))).toEqual([])
      }
      await page.getByRole("radio", { name: /^(Buy and get|买赠)/ }).click()
      await page.locator("#issue-days").fill("0")
      await page.getByRole("button", { name: /^(Issue coupons|发放优惠券)$/ }).click()
      await page
        .getByText(/^(Choose at least one product|请至少选择一件商品)/)
        .first()
        .waitFor()
      expect(await seriousViolations(page, page.locator("main > div form"))).toEqual([])
    })
  })
}

/** People, their addresses, and currencies. */
const NAMES =
  /^(kim|gus|guest|rita|registered|regular|pausing|sleeping|gone|returning|rare|rarest|fresh|once|foreign|visitor|example|com|EUR|GBP)$/i
