import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Page } from "playwright-core"
import type { BackfillState } from "../../../admin/lib/backfill"
import type { CheckState, ReconcileRun, SyncState } from "../../../admin/lib/sync"
import { eventually } from "../../helpers/eventually"
import type { BrowserShop } from "../browser-shop"
import { KNOWN_TOTALS } from "../known-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }

const BACKFILL: BackfillState = {
  status: "running",
  phase: "orders",
  customers_done: 30_000,
  customers_total: 30_000,
  orders_done: 100_000,
  orders_total: 170_000,
  started_at: "2026-07-20T09:00:00.000Z",
  finished_at: null,
  pause_requested: false,
  error: null,
}

const RUN: ReconcileRun = {
  status: "done",
  started_at: "2026-07-20T10:00:00.000Z",
  finished_at: "2026-07-20T10:00:02.000Z",
  orders: 41,
  customers: 7,
  products: 0,
  written: 3,
  put_off: 0,
  error: null,
  read_until: "2026-07-20T10:00:00.000Z",
}

const CHECK: CheckState = {
  status: "done",
  sample: null,
  mend: true,
  customers: 30_000,
  orders: 170_000,
  products: 410,
  found: { missing: 1, superfluous: 1, different: 118 },
  differences: [
    { order_id: "order_01JZZMISSING", kind: "missing", fields: [] },
    { customer_id: "cus_01JZZGONE", kind: "superfluous", fields: [] },
    {
      order_id: "order_01JZZDIFFERENT",
      kind: "different",
      fields: [
        { field: "net_amount", ledger: "120.5", source: "95" },
        { field: "canceled_at", ledger: null, source: "2026-07-19T08:00:00+00:00" },
      ],
    },
  ],
  started_at: "2026-07-20T08:00:00.000Z",
  finished_at: "2026-07-20T08:04:00.000Z",
  error: null,
}

const SYNC: SyncState = {
  waiting: { hints: 12, people: 1 },
  reconcile_fast: RUN,
  reconcile_slow: { ...RUN, status: "failed", error: "the connection was closed" },
  check: CHECK,
  backfill: BACKFILL,
}

/** Past orders, keeping in step, the full check. */
export function dataPage(shop: BrowserShop): void {
  describe("data", () => {
    /** Puts words into the server's mouth; what is asked of it is kept. */
    const pretend = async (page: Page, given: { backfill: BackfillState; sync: SyncState }) => {
      const said = { ...given }
      const asked: string[] = []
      await page.route("**/admin/retention/backfill**", async (route) => {
        const request = route.request()
        if (request.method() === "POST") {
          asked.push(`${new URL(request.url()).pathname} ${request.postData()}`)
        }
        await route.fulfill({ json: { backfill: said.backfill } })
      })
      await page.route("**/admin/retention/sync", (route) =>
        route.fulfill({ json: { sync: said.sync } })
      )
      return { said, asked }
    }

    const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true })

    it("reads past orders, looks for what was missed, and checks, on a real shop", async () => {
      const page = await shop.open(ENGLISH)
      await page.goto("/app/retention")
      await page.getByRole("link", { name: "Data", exact: true }).click()
      const past = region(page, "Past orders")
      await past.getByText("Past orders have not been read yet", { exact: false }).waitFor()
      await past.getByRole("button", { name: "Read past orders" }).click()
      await past
        .getByText(`Read 74 customers and ${KNOWN_TOTALS.orders} orders`, { exact: false })
        .waitFor({ timeout: 60_000 })

      const inStep = region(page, "In step with the shop")
      await inStep.getByText("Nothing: everything is taken in.").waitFor()
      await inStep.getByRole("button", { name: "Run now" }).click()
      await inStep
        .getByText(/records read, 0 rows corrected/)
        .nth(1)
        .waitFor({ timeout: 60_000 })

      // Something only a row-by-row look can find.
      const knex = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const { rows } = await knex.raw<{ rows: { order_id: string }[] }>(
        `UPDATE retention_purchase SET net_amount = 1 WHERE order_id =
           (SELECT min(order_id) FROM retention_purchase) RETURNING order_id`
      )
      const check = region(page, "Full check")
      await check.getByText("Nothing was checked yet.").waitFor()
      await check.getByRole("button", { name: "Check everything" }).click()
      await check.getByText("1 difference, corrected.").waitFor({ timeout: 60_000 })
      await check.getByText(/was 1, should be \d+/).waitFor()
      await check.getByRole("link", { name: rows[0]?.order_id ?? "" }).click()
      await page.waitForURL(`**/app/orders/${rows[0]?.order_id ?? ""}`)
    })

    it("pauses, goes on, and begins anew after a question", async () => {
      const page = await shop.open(ENGLISH)
      const { said, asked } = await pretend(page, { backfill: BACKFILL, sync: SYNC })
      await page.goto("/app/retention/data")
      const past = region(page, "Past orders")
      await past.getByText("100,000 of 170,000 orders").waitFor()
      const bar = past.getByRole("progressbar")
      expect(await bar.getAttribute("aria-valuenow")).toBe("65")

      said.backfill = { ...BACKFILL, pause_requested: true }
      await past.getByRole("button", { name: "Pause" }).click()
      await past.getByText("Pausing…").waitFor()
      expect(await past.getByRole("button", { name: "Pause" }).isDisabled()).toBe(true)

      const finished_at = "2026-07-20T10:30:00.000Z"
      said.backfill = { ...BACKFILL, status: "paused", finished_at }
      await past.getByText("paused since Jul 20, 2026, 10:30", { exact: false }).waitFor()
      await past.getByRole("button", { name: "Go on" }).click()

      await past.getByRole("button", { name: "Begin anew" }).click()
      const question = page.getByRole("alertdialog")
      await question.getByText("Read all past orders once more?").waitFor()
      await question.getByRole("button", { name: "Cancel" }).click()
      await past.getByRole("button", { name: "Begin anew" }).click()
      await question.getByRole("button", { name: "Begin anew" }).click()
      await eventually(() => Promise.resolve(asked.length === 3 || null), "three orders", 5000)
      expect(asked).toEqual([
        "/admin/retention/backfill/pause {}",
        "/admin/retention/backfill {}",
        '/admin/retention/backfill {"restart":true}',
      ])
    })

    it("says in a toast what the server refuses", async () => {
      const page = await shop.open(ENGLISH)
      await shop.backfill()
      shop.expectErrors(/^HTTP 409 POST \/admin\/retention\/check$/)
      await page.route("**/admin/retention/check", (route) =>
        route.fulfill({ status: 409, json: { type: "conflict", message: "A check is running" } })
      )
      await page.goto("/app/retention/data")
      await region(page, "Full check").getByRole("button", { name: "Check about 1,000" }).click()
      await page.getByText("That was not done").waitFor()
      await page.getByText("A check is running").waitFor()
    })

    it.each(["interrupted", "failed"] as const)("tells of a backfill that %s", async (status) => {
      const page = await shop.open(ENGLISH)
      await shop.backfill()
      const error = status === "failed" ? "the disk is full" : null
      const { asked } = await pretend(page, {
        backfill: { ...BACKFILL, status, error },
        sync: SYNC,
      })
      await page.goto("/app/retention")
      await page
        .getByText(error ?? "goes on by itself within a few minutes", { exact: false })
        .waitFor()
      // The banner's; data health has one of its own below.
      await page.getByRole("link", { name: "Details" }).first().click()
      const past = region(page, "Past orders")
      await past.getByText("Read so far").waitFor()
      await past.getByRole("button", { name: "Go on" }).click()
      await eventually(() => Promise.resolve(asked.length > 0 || null), "an order", 5000)
      expect(asked).toEqual(["/admin/retention/backfill {}"])
    })

    it.each(LOOKS)("is accessible in $language and $theme", async (look) => {
      const page = await shop.open(look)
      const { said } = await pretend(page, { backfill: BACKFILL, sync: SYNC })
      await page.goto("/app/retention/data")
      await page.getByRole("table").waitFor()
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "data-running", look)
      if (look.language === "zhCN") {
        const words = await page.locator("main").innerText()
        const foreign = words.match(/[A-Za-z]{2,}/g) ?? []
        // Ids, names of fields, and what the server said.
        expect(foreign.filter((word) => !OURS.includes(word))).toEqual([])
      }
      const done: SyncState = {
        ...SYNC,
        waiting: { hints: 0, people: 0 },
        reconcile_slow: RUN,
        check: { ...CHECK, found: { missing: 0, superfluous: 0, different: 0 }, differences: [] },
      }
      said.backfill = { ...BACKFILL, status: "paused", finished_at: "2026-07-20T10:30:00.000Z" }
      said.sync = done
      await page.reload()
      await page.getByText(/Nothing: everything|无：全部/).waitFor()
      expect(await seriousViolations(page, page.locator("main > div"))).toEqual([])
      await screenshot(page, "data-calm", look)
    })
  })
}

const OURS = [
  ...["order", "JZZMISSING", "cus", "JZZGONE", "JZZDIFFERENT"],
  ...["net", "amount", "canceled", "at", "null", "the", "connection", "was", "closed"],
]
