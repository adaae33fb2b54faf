import type { RecentState } from "../../src/modules/retention/store/reconcile-store"
import { different, FilledShop, withoutStages } from "./filled-shop"

jest.setTimeout(900_000)

const PEOPLE = 1000
const SCRIPT = ["exec", "src/scripts/reconcile.ts"] as const

/** Nothing was heard of a whole shop's orders, and the process that finds them is killed. */
describe("a reconcile whose process is killed", () => {
  let shop: FilledShop
  let orders: number

  beforeAll(async () => {
    shop = await FilledShop.migrate("kill_reconcile", PEOPLE)
    await shop.run(["exec", "src/scripts/backfill.ts"]).done()
    await shop.fill()
    orders = shop.plan.orders.length
  })

  afterAll(async () => {
    await shop.drop()
  })

  const stored = () => shop.watermark<RecentState>("reconcile_fast")

  it("goes on where it stopped, and ends equal to a rebuild", async () => {
    expect(await shop.count("retention_purchase")).toBe(0)
    const child = shop.run([...SCRIPT])
    await shop.until(child, async () => ((await stored())?.last_run.orders ?? 0) > 0)
    expect(await child.end("SIGKILL")).toBeNull()
    await shop.untilNobodyWorks()

    const killed = await stored()
    const written = await shop.count("retention_purchase")
    const waiting = await shop.count("retention_unscored")
    // Killed means: nothing was written at the end, as little as after a power cut.
    expect(killed).toMatchObject({ read_until: null, last_run: { status: "running" } })
    expect(killed?.window?.after.order).toMatch(/^order_/)
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThan(orders * 0.9)
    // Whose ledger was written and whose profile was not is remembered.
    expect(waiting).toBeGreaterThan(0)

    const next = shop.run([...SCRIPT])
    await shop.until(next, async () => {
      const state = await stored()
      return state?.last_run.started_at !== killed?.last_run.started_at
    })
    // It took the same reading up behind the last page of the one that was killed.
    const taken = await stored()
    const { until, after } = killed?.window ?? { until: "", after: {} }
    expect([taken?.read_until, taken?.window?.until]).toContain(until)
    if (taken?.window?.until === until && taken.window.after.order !== undefined) {
      expect(taken.window.after.order > (after.order ?? "")).toBe(true)
    }
    await next.done()
    expect(await stored()).toMatchObject({ window: null, last_run: { status: "done" } })
    expect(await shop.count("retention_unscored")).toBe(0)
    const found = await shop.state()

    const rebuilt = await shop.rebuild()
    expect(rebuilt.ledger.purchases.length).toBeGreaterThan(orders * 0.9)
    // The shop was empty when the limits were fitted; they wait for the night, not for orders.
    expect(different(withoutStages(found), withoutStages(rebuilt))).toEqual([])
    process.stdout.write(
      `killed at ${killed?.last_run.orders} of ${orders} orders, ${written} in the ledger; the ` +
        `next run went on behind them; ${found.ledger.purchases.length} purchases, ` +
        `${found.ledger.lines.length} lines and ${found.profiles.length} profiles equal a rebuild\n`
    )
  })
})
