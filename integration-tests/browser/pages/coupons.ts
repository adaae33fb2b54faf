import type { Page } from "playwright-core"
import { COUPONS_PATH, couponRunPath } from "../../../admin/lib/coupons/coupons-path"
import type { Coupon, CouponList, CouponRun, Offer } from "../../../admin/lib/coupons/types"
import type { CustomerList } from "../../../admin/lib/customers/listed-customer"
import { eventually } from "../../helpers/eventually"
import type { BrowserShop } from "../browser-shop"
import { REGISTERED } from "../known-shop"
import { type Look, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }
/** Each language and each theme once; English and light are looked at on the way. */
const OTHER_LOOKS: readonly Look[] = [
  { language: "en", theme: "dark" },
  { language: "zhCN", theme: "light" },
]
const API = "/admin/retention/coupons"
const LIST = `/app${COUPONS_PATH}`
const TEN_PER_CENT: Offer = { type: "percentage", value: "10" }
const REGULARS = ["regular-1@example.com", "regular-2@example.com", "regular-3@example.com"]

/** The list of coupons, a batch, and coupons on the pages of a person and of a promotion. */
export function couponsPage(shop: BrowserShop): void {
  describe("coupons", () => {
    const get = async <Answer>(path: string): Promise<Answer> =>
      (await shop.http.get<Answer>(path, shop.admin)).data
    const idOf = async (email: string) => {
      const { profiles } = await get<CustomerList>(`/admin/retention/profiles?q=${email}&limit=1`)
      return profiles[0]?.person_id ?? missing(email)
    }
    /** Issues to people, and waits until that is done. */
    const issue = async (emails: readonly string[], offer = TEN_PER_CENT): Promise<CouponRun> => {
      const person_ids = await Promise.all(emails.map(idOf))
      const source_id = `${offer.type} ${emails.join()} ${Date.now()}`
      const body = { target: { person_ids }, offer, source_id, because: "They are missed" }
      const { run } = (await shop.http.post<{ run: CouponRun }>(API, body, shop.admin)).data
      return eventually(async () => {
        const { run: now } = await get<{ run: CouponRun }>(`${API}/runs/${run.id}`)
        return now.status === "running" ? null : now
      }, "the batch is done")
    }
    const couponsOf = async (run: CouponRun) =>
      (await get<CouponList>(`${API}?run_id=${run.id}`)).coupons

    const region = (page: Page, name: string) =>
      page.locator("main").getByRole("region", { name, exact: true })
    const rows = (page: Page) => region(page, "Coupons").locator("tbody tr")
    const figure = (page: Page, name: string, value: string) =>
      region(page, "Key figures")
        .locator("dl > div")
        .filter({ has: page.getByText(name, { exact: true }) })
        .getByText(value, { exact: true })
        .waitFor()
    const axe = (page: Page) => seriousViolations(page, page.locator("main > div"))

    it("are listed with what they may cost, found, opened, and revoked after a question", async () => {
      await shop.backfill()
      const run = await issue(REGULARS)
      const coupons = await couponsOf(run)
      const [first] = coupons
      expect(coupons.map(({ state }) => state)).toEqual(["live", "live", "live"])
      const page = await shop.open(ENGLISH)
      await page.goto(LIST)
      await figure(page, "Live", "3")
      await figure(page, "Used", "0")
      expect(await rows(page).count()).toBe(3)

      await page.getByRole("searchbox", { name: "Search code or e-mail" }).fill("regular-2@")
      await page.getByText("1 – 1 of 1").waitFor()
      await page.getByRole("searchbox").fill(first?.code.toLowerCase() ?? "")
      const code = page.getByRole("link", { name: first?.code ?? "", exact: true })
      await code.waitFor()
      await page.getByText("1 – 1 of 1").waitFor()
      await code.click()
      const drawer = page.getByRole("dialog")
      await drawer.getByText("They are missed").waitFor()
      await drawer.getByText("10% off").waitFor()
      await drawer.getByRole("link", { name: "A batch" }).waitFor()
      await page.keyboard.press("Escape")
      await drawer.waitFor({ state: "detached" })
      await page.getByRole("searchbox").fill("")
      await page.getByText("1 – 3 of 3").waitFor()

      await page.getByRole("checkbox", { name: "Choose all live ones on this page" }).click()
      await page.getByText("3 chosen", { exact: true }).waitFor()
      await page.keyboard.press("r")
      const asked = page.getByRole("alertdialog", { name: "Revoke 3 coupons?" })
      await asked.getByText("are taken out of every open cart", { exact: false }).waitFor()
      await asked.getByRole("button", { name: "Revoke" }).click()
      await page.getByText("3 coupons revoked", { exact: true }).waitFor()
      await rows(page).getByText("Revoked by hand").nth(2).waitFor()
      await page.getByText("3 chosen", { exact: true }).waitFor({ state: "detached" })
      await figure(page, "Live", "0")
      for (const { promotion_id } of coupons) {
        await eventually(async () => {
          const { promotion } = await get<{ promotion: { limit: number | null } }>(
            `/admin/promotions/${promotion_id ?? ""}`
          )
          return promotion.limit === 0 ? true : null
        }, "Medusa's limit is 0")
      }
      await page.getByRole("radio", { name: "Live", exact: true }).click()
      await page.waitForURL(/\?state=out$/)
      await page.getByText("No coupon found").waitFor()
      await page.getByRole("button", { name: "Show all" }).click()
      await page.getByText("1 – 3 of 3").waitFor()
      expect(await axe(page)).toEqual([])
    })

    it("of a batch are on its page, which tells who got none and why, and how far it is", async () => {
      await shop.backfill()
      await issue([REGISTERED.email])
      const run = await issue([REGISTERED.email, ...REGULARS], { type: "free_shipping" })
      const page = await shop.open(ENGLISH)
      await page.goto(LIST)
      const batches = region(page, "Batches")
      await batches.getByRole("link", { name: "10% off for 1 customer" }).waitFor()
      await batches.getByRole("link", { name: "Free shipping for 4 customers" }).click()
      await page.waitForURL(`**${couponRunPath(run.id)}`)
      await figure(page, "Issued", "3")
      await figure(page, "Got none", "1")
      await rows(page).nth(2).waitFor()
      expect(await rows(page).count()).toBe(3)
      const refused = region(page, "Who got none, and why")
      await refused.getByText("Holds one worth as much or more").waitFor()
      await refused.getByRole("button", { name: "Show who" }).click()
      const drawer = page.getByRole("dialog")
      await drawer.getByRole("link", { name: "Rita Registered" }).waitFor()
      await page.keyboard.press("Escape")
      expect(await axe(page)).toEqual([])

      const under: CouponRun = { ...run, status: "running", people: 400, finished_at: null }
      let now = under
      await page.route(`**${API}/runs/${run.id}`, (route) => route.fulfill({ json: { run: now } }))
      await page.route(`**${API}/runs/${run.id}/stop`, (route) => {
        now = { ...under, status: "stopped" }
        return route.fulfill({ json: { run: now } })
      })
      await page.reload()
      const bar = page.getByRole("progressbar", { name: "Coupons are being issued" })
      expect(await bar.getAttribute("aria-valuenow")).toBe("1")
      await page.getByText("4 of 400 customers").waitFor()
      await page.getByRole("button", { name: "Stop" }).click()
      await page.getByRole("alertdialog").getByRole("button", { name: "Stop" }).click()
      await page.getByRole("alert").getByText("Those issued before stay valid.").waitFor()
      await bar.waitFor({ state: "detached" })

      now = { ...under, status: "done", problem: "budget_spent" }
      await page.reload()
      await page.getByRole("alert").getByText("Customers it did not come to: 396.").waitFor()
      shop.expectErrors(/^HTTP 404 GET \/admin\/retention\/coupons\/runs\/rcrn_none$/)
      await page.goto(`/app${couponRunPath("rcrn_none")}`)
      await page.getByText("There is no such batch").waitFor()
    })

    it("are on the page of whose they are, and on that of Medusa's promotion", async () => {
      await shop.backfill()
      const run = await issue([REGISTERED.email])
      const [coupon = missing("a coupon")] = await couponsOf(run)
      const page = await shop.open(ENGLISH)
      await page.goto(`/app/retention/customers/${shop.idOf(REGISTERED)}`)
      const card = region(page, "Coupons")
      await card.getByText("Live", { exact: true }).waitFor()
      await card.getByRole("button", { name: coupon.code }).click()
      const drawer = page.getByRole("dialog")
      await drawer.getByRole("link", { name: "Open the promotion" }).click()
      await page.waitForURL(`**/app/promotions/${coupon.promotion_id ?? ""}`)
      const widget = region(page, "Issued by Retention")
      await widget.getByRole("link", { name: "Rita Registered" }).waitFor()
      await widget.getByText("They are missed").waitFor()
      await widget.getByText("e-mail addresses alone", { exact: false }).waitFor()
      expect(await seriousViolations(page, widget)).toEqual([])
      await widget.getByRole("link", { name: "Open in Retention" }).click()
      await page.waitForURL(`**${LIST}?coupon=${coupon.id}`)

      await drawer.getByRole("button", { name: "Revoke" }).click()
      await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click()
      await drawer.getByText("Revoked by hand").waitFor()
      await page.goto(`/app/promotions/${coupon.promotion_id ?? ""}`)
      await widget.getByText("It is closed by a limit of 0.", { exact: false }).waitFor()

      const body = {
        code: `OTHERS${Date.now()}`,
        type: "standard",
        application_method: { type: "percentage", target_type: "order", value: 5 },
      }
      const other = (
        await shop.http.post<{ promotion: { id: string } }>("/admin/promotions", body, shop.admin)
      ).data.promotion
      const asked = page.waitForResponse((answer) =>
        answer.url().includes(`promotion_id=${other.id}`)
      )
      await page.goto(`/app/promotions/${other.id}`)
      await asked
      await page.getByRole("heading", { name: body.code }).waitFor()
      expect(await widget.count()).toBe(0)
    })

    it("say what failed, what one may not do, and that there are none yet", async () => {
      await shop.backfill()
      const run = await issue(REGULARS.slice(0, 1))
      const [coupon = missing("a coupon")] = await couponsOf(run)
      const page = await shop.open(ENGLISH)
      await page.route("**/admin/feature-flags", (route) =>
        route.fulfill({ json: { feature_flags: { rbac: true } } })
      )
      await page.route("**/admin/rbac/me/permissions", (route) =>
        route.fulfill({ json: { permissions: ["retention:read"] } })
      )
      await page.goto(`${LIST}?coupon=${coupon.id}`)
      const revoke = page.getByRole("dialog").getByRole("button", { name: "Revoke" })
      await revoke.waitFor()
      expect(await revoke.isDisabled()).toBe(true)
      await page.keyboard.press("Escape")
      expect(await page.getByRole("button", { name: "Issue coupons" }).isDisabled()).toBe(true)
      expect(await region(page, "Coupons").getByRole("checkbox").count()).toBe(0)

      shop.expectErrors(/^HTTP 500 GET .*\/coupons$/, /^HTTP 403 GET .*\/coupons\/runs$/)
      await page.route(`**${API}?*`, (route) =>
        route.fulfill({ status: 500, json: { message: "The server is tired" } })
      )
      await page.route(`**${API}/runs?*`, (route) =>
        route.fulfill({ status: 403, json: { message: "No" } })
      )
      await page.reload()
      await page.getByText("You are not allowed to see this").waitFor()
      await page.getByText("The server is tired").waitFor({ timeout: 30_000 })

      const none = { coupons: [], count: 0, currency: "eur", totals: { by_state: {} } }
      await page.route(`**${API}?*`, (route) => route.fulfill({ json: none }))
      await page.reload()
      await page.getByText("No coupons yet").waitFor()
    })

    it.each(OTHER_LOOKS)("are accessible in $language and $theme", async (look) => {
      await shop.backfill()
      const run = await issue([REGISTERED.email])
      const [coupon = missing("a coupon")] = await couponsOf(run)
      const page = await shop.open(look)
      await invent(page, coupon)
      await page.goto(LIST)
      await page.locator("tbody tr").nth(10).waitFor()
      expect(await axe(page)).toEqual([])
      await screenshot(page, "coupons", look)
      await page.goto(`${LIST}?coupon=rcpn_1`)
      const drawer = page.getByRole("dialog")
      await drawer.getByText("no connection").waitFor()
      await drawer.getByText("#17").waitFor()
      if (look.language === "zhCN") {
        const words = `${await page.locator("main").innerText()} ${await drawer.innerText()}`
        const ours = words
          .replace(/They are missed|no connection|Rita Registered|esc\b/g, "")
          .replace(/\S+@example\.com|BACK-\S+|customer\.group\.id in x/g, "")
        expect(new Set(ours.match(/[A-Za-z]{2,}/g))).toEqual(new Set(["Medusa"]))
      }
    })
  })
}

const PAST = "2026-11-20T12:00:00.000Z"

/** Coupons in every state that takes days, or a hand, to come to; the API is made to answer with them. */
async function invent(page: Page, like: Coupon): Promise<void> {
  const order = {
    order_id: "order_1",
    display_id: 17,
    amount: "12.5",
    currency_code: "eur",
    redeemed_at: PAST,
    canceled_at: null,
    late: false,
  }
  const altered = { value: ["10", "15"], rules: [null, "customer.group.id in x"] } as const
  const kinds: readonly Partial<Coupon>[] = [
    {},
    { problem: "no connection", altered, redemptions: [{ ...order, canceled_at: PAST }] },
    { state: "issuing", live_at: null, promotion_id: null },
    { starts_at: "2096-11-20T12:00:00.000Z" },
    { state: "redeemed", redemptions: [order], discount_amount: "12.5" },
    { state: "redeemed", redemptions: [{ ...order, late: true }], discount_amount: "12.5" },
    { redemptions: [{ ...order, canceled_at: PAST }] },
    { state: "expired", closed_at: PAST },
    { state: "revoked", state_reason: "replaced" },
    { state: "revoked", state_reason: "deleted_by_hand", promotion_id: null },
    { state: "revoked", state_reason: "person_gone", first_name: null, last_name: null },
  ]
  const coupons = kinds.map((kind, index) => ({ ...like, id: `rcpn_${index}`, ...kind }))
  const list: CouponList = {
    coupons,
    count: coupons.length,
    limit: 20,
    offset: 0,
    currency: "eur",
    totals: { by_state: { live: { coupons: 4, reserved: "40", discount: "0" } } },
  }
  await page.route(`**${API}?*`, (route) => route.fulfill({ json: list }))
  await page.route(`**${API}/rcpn_1`, (route) => route.fulfill({ json: { coupon: coupons[1] } }))
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`)
}
