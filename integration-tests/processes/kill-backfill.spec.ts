import type { BackfillState } from "../../src/modules/retention/store/ledger-backfill-store"
import { different, FilledShop } from "./filled-shop"
import type { ShopChild } from "./shop-child"

jest.setTimeout(900_000)

const PEOPLE = 1000
const SCRIPT = ["exec", "src/scripts/backfill.ts"] as const

/** A backfill in a process of its own is ended from outside, as a deployment or an operator does. */
describe("a backfill whose process ends", () => {
  let shop: FilledShop
  let orders: number

  beforeAll(async () => {
    shop = await FilledShop.migrate("kill_backfill", PEOPLE)
    await shop.fill()
    orders = shop.plan.orders.length
  })

  afterAll(async () => {
    await shop.drop()
  })

  const stored = () => shop.watermark<BackfillState>("backfill")

  /** Waits until the run of this child is past so many orders. */
  const past = (child: ShopChild, run: string | undefined, share: number) =>
    shop.until(child, async () => {
      const state = await stored()
      return state !== null && state.run_id !== run && state.orders_done >= orders * share
    })

  it("goes on behind its last page after SIGKILL, twice, after Ctrl-C, and ends equal to a rebuild", async () => {
    const said: string[] = []
    let before: BackfillState | null = null
    const begun: string[] = []
    for (const [share, signal] of [
      [0.1, "SIGKILL"],
      [0.35, "SIGKILL"],
      [0.6, "SIGINT"],
    ] as const) {
      const child = shop.run([...SCRIPT])
      await past(child, before?.run_id, share)
      const code = await child.end(signal)
      await shop.untilNobodyWorks()
      const after = await stored()
      if (!after) {
        throw new Error("the backfill left no state")
      }
      expectGoesOn(child, before)
      // A pause may be heard before the run's first page is begun.
      const least = (before?.orders_done ?? 0) + (signal === "SIGKILL" ? 1 : 0)
      expect(after.orders_done).toBeGreaterThanOrEqual(least)
      expect(after.orders_done).toBeLessThan(orders)
      if (signal === "SIGKILL") {
        // Killed means: nothing was written at the end, as little as after a power cut.
        expect([code, after.status]).toEqual([null, "running"])
      } else {
        expect([code, after.status]).toEqual([130, "paused"])
        expect(child.output).toContain("Pausing after the page at hand")
        expect(child.output).toContain("Paused. Run it again to go on from here")
      }
      said.push(`${signal} at ${after.orders_done} of ${orders} orders`)
      begun.push(after.started_at)
      before = after
    }

    const last = shop.run([...SCRIPT])
    await last.done()
    expectGoesOn(last, before)
    const done = await stored()
    expect(done).toMatchObject({ status: "done", cursor: null, orders_done: orders })
    expect(new Set([...begun, done?.started_at]).size).toBe(1)
    const resumed = await shop.state()

    const rebuilt = await shop.rebuild()
    expect(rebuilt.ledger.purchases.length).toBeGreaterThan(orders * 0.9)
    expect(rebuilt.profiles.length).toBeGreaterThan(PEOPLE * 0.9)
    expect(different(resumed, rebuilt)).toEqual([])
    process.stdout.write(
      `${said.join(", ")}; went on each time; ${resumed.ledger.purchases.length} purchases, ` +
        `${resumed.ledger.lines.length} lines and ${resumed.profiles.length} profiles equal a rebuild\n`
    )
  })

  /** It says from where, and never asks for what is done. */
  function expectGoesOn(child: ShopChild, before: BackfillState | null) {
    const words = /Going on after (\d+) customers and (\d+) orders/.exec(child.output)
    expect(words?.slice(1).map(Number) ?? null).toEqual(
      before && [before.customers_done, before.orders_done]
    )
  }

  it("refuses an argument it does not know, and changes nothing", async () => {
    const before = await stored()
    const child = shop.run([...SCRIPT, "again"])
    expect(await child.code()).toBe(1)
    expect(child.output).toContain("Unknown argument again; allowed: restart")
    expect(await stored()).toEqual(before)
  })
})
