process.env.RETENTION_EVENTS = "on"
process.env.MEDUSA_WORKER_MODE = "shared"

import { setTimeout as wait } from "node:timers/promises"
import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { HintKind } from "../../src/modules/retention/entities/hint"
import { takeInChangesWorkflow } from "../../src/workflows/changes"
import { hear } from "../../src/workflows/changes/hear"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger"
import { watchBursts, type WatchedBursts } from "../helpers/bursts"
import { busIsIdle } from "../helpers/bus-idle"
import { stopTheClock } from "../helpers/delivery"
import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { createCustomers, createOrders } from "../helpers/orders"
import { retention } from "../helpers/small-shop"

jest.setTimeout(400_000)

/** Redis brings events one by one, some hundred a second, on a busy machine some ten. */
const BURST = process.env.REDIS_URL ? 1_000 : 50_000
/** As many as are sent in one go. */
const BATCH = Math.min(BURST, 2_500)

/** As in a shop, but a burst goes on as long as a busy machine takes for it. */
const BURSTS = { quiet_ms: 2_000, at_most_ms: 120_000 }

const PATIENCE_MS = 180_000

/** The bus of the tests, with what its type leaves out. */
type Bus = { emit: (events: unknown[], options?: { internal?: boolean }) => Promise<void> }

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: ({ getContainer }) => {
    let container: MedusaContainer
    let bursts: WatchedBursts

    const bus = () => container.resolve(Modules.EVENT_BUS) as unknown as Bus
    const emit = (name: string, ...data: unknown[]) =>
      bus().emit(
        data.map((payload) => ({ name, data: payload })),
        // Internal events are not logged one by one.
        { internal: true }
      )
    const note = (kind: HintKind, ...ids: string[]) =>
      retention(container).hints.note(
        ids.map((subject_id) => ({ kind, subject_id })),
        () => new Date()
      )
    const takeIn = async () => (await takeInChangesWorkflow(container).run()).result
    const purchases = async () =>
      (await retention(container).listRetentionPurchases({}, {})).map(({ order_id }) => order_id)

    /** Until the subscribers' work is done, however long a burst waits to be over. */
    const settled = async () => {
      const { fits, hints, scoring } = retention(container)
      const left = async () =>
        (await hints.count()) + ((await fits.latest()) ? await scoring.waiting() : 0)
      const deadline = performance.now() + PATIENCE_MS
      for (;;) {
        await busIsIdle(container)
        // In this order: what is begun meanwhile leaves something, or is heard of first.
        if (bursts.idle() && (await left()) === 0 && bursts.idle()) {
          return
        }
        if (performance.now() > deadline) {
          throw new Error(`${await left()} hints and people are left after three minutes`)
        }
        await wait(50)
      }
    }

    beforeAll(async () => {
      await stopTheClock()
      bursts = watchBursts(getContainer(), BURSTS)
    })

    beforeEach(() => {
      container = getContainer()
    })

    afterEach(async () => {
      await settled()
    })

    it("takes in what Medusa's services do, without anybody asking", async () => {
      await backfillRetentionWorkflow(container).run({ input: {} })
      const [order] = await createOrders(container, [{ email: "ann@x.com" }])
      await settled()
      expect(await purchases()).toEqual([order?.id])
      const [profile] = await retention(container).listRetentionProfiles({}, {})
      expect(profile).toMatchObject({ purchase_count: 1, stage: "new" })
    })

    it(`scores each person once for a burst of ${BURST} events, and leaves the pool alone`, async () => {
      const orders = await createOrders(
        container,
        Array.from({ length: 60 }, (_, index) => ({
          email: `p${index % 20}@x.com`,
          payments: [10],
        }))
      )
      await settled()
      await backfillRetentionWorkflow(container).run({ input: {} })
      const service = retention(container)
      const scored = jest.spyOn(service.scoring, "score")
      let busiest = 0
      let over = false
      const watching = (async () => {
        while (!over) {
          busiest = Math.max(busiest, await busyConnections(container))
          await wait(20)
        }
      })()
      await refund(container, orders)
      for (let sent = 0; sent < BURST; sent += BATCH) {
        await emit(
          "order.order.updated",
          ...Array.from({ length: BATCH }, (_, index) => ({
            id: orders[(sent + index) % orders.length]?.id,
          }))
        )
      }
      await settled()
      over = true
      await watching
      const people = scored.mock.calls.flatMap(([request]) => request.person_ids ?? [])
      expect(people).toHaveLength(20)
      expect(new Set(people).size).toBe(20)
      expect(busiest).toBeLessThanOrEqual(3)
      scored.mockRestore()
    })

    it("is not led astray by unknown ids and by events that name nothing", async () => {
      const [order] = await createOrders(container, [{ email: "ann@x.com" }])
      await settled()
      for (const data of [null, {}, { id: 7 }, { id: "" }, { id: ["a", null] }, "order_1"]) {
        await hear(container, { name: "order.placed", data })
      }
      expect(await retention(container).hints.count()).toBe(0)
      await note("order", "order_unknown", "", "'; DROP TABLE retention_purchase; --")
      await note("order_summary", "ordsum_unknown")
      await note("order_transaction", "ordtrx_unknown")
      await note("payment", "pay_unknown")
      await note("customer", "cus_unknown", order?.id ?? "")
      await note("customer_group", "cusgroup_unknown")
      await note("product", "prod_unknown")
      await note("product_category", "pcat_unknown")
      await note("cart", "cart_unknown")
      expect(await takeIn()).toMatchObject({ status: "done", hints: 12, failed: 0 })
      expect(await retention(container).hints.count()).toBe(0)
      expect(await purchases()).toEqual([order?.id])
      expect(await retention(container).problems.counts()).toEqual({})
    })

    it("puts off what cannot be read, tells why, and holds up nobody else", async () => {
      const given = await createOrders(container, [
        { email: "ann@x.com" },
        { email: "bob@x.com" },
        { email: "cid@x.com" },
      ])
      await settled()
      await database(container).raw(
        "TRUNCATE retention_purchase, retention_purchase_line, retention_person"
      )
      const [, bad] = given
      const { ledger, hints, problems } = retention(container)
      const exclusively = ledger.exclusively.bind(ledger)
      const broken = jest.spyOn(ledger, "exclusively").mockImplementation((now, work, options) =>
        exclusively(
          now,
          async (session) => {
            const sync = session.syncOrders.bind(session)
            session.syncOrders = (batch) => {
              if (batch.orders.some(({ row }) => row.order_id === bad?.id)) {
                throw new Error("no such amount")
              }
              return sync(batch)
            }
            return work(session)
          },
          options
        )
      )
      await note("order", ...given.map(({ id }) => id))
      expect(await takeIn()).toMatchObject({ status: "done", hints: 2, orders: 2, failed: 1 })
      expect((await purchases()).sort()).toEqual(
        given.flatMap(({ id }) => (id === bad?.id ? [] : id)).sort()
      )
      const { problems: found } = await problems.list({ limit: 10, offset: 0 })
      expect(found).toMatchObject([
        {
          kind: "sync_failed",
          subject_id: bad?.id,
          details: { record: "order", failures: 1, error: "no such amount" },
        },
      ])
      // It waits for its time: the next run does not even look at it.
      expect(await takeIn()).toMatchObject({ status: "done", hints: 0, failed: 0 })
      expect(await hints.count()).toBe(1)
      // When it is named again, or its time has come, it is read; and then nothing is wrong.
      broken.mockRestore()
      await note("order", bad?.id ?? "")
      expect(await takeIn()).toMatchObject({ hints: 1, failed: 0 })
      expect(await purchases()).toHaveLength(3)
      expect(await problems.counts()).toEqual({})
    })

    it("keeps a hint that is noted again while it is taken in", async () => {
      const { hints } = retention(container)
      const taken = async () => {
        const all = await hints.take({ now: new Date(), limit: 100 })
        return all.filter(({ subject_id }) => subject_id === "order_1")
      }
      await note("order", "order_1")
      const before = await taken()
      expect(before).toHaveLength(1)
      await note("order", "order_1")
      await hints.settle(before)
      expect(await taken()).toHaveLength(1)
      await hints.settle(await taken())
      expect(await taken()).toEqual([])
    })

    it("lets one run take in at a time, and scores nobody beside it", async () => {
      await createCustomers(container, [{ email: "ann@x.com" }])
      await settled()
      await backfillRetentionWorkflow(container).run({ input: {} })
      const { jobs, hints } = retention(container)
      await note("order", "order_unknown")
      await jobs.runTakeIn(async () => {
        expect(await takeIn()).toMatchObject({ status: "running_elsewhere", scored: null })
        return {}
      })
      expect(await hints.count()).toBe(1)
      expect(await takeIn()).toMatchObject({ status: "done", hints: 1 })
    })
  },
})

/** Connections of the module's own pool that are at work. */
async function busyConnections(container: MedusaContainer): Promise<number> {
  const { rows } = await database(container).raw(
    `SELECT count(*)::integer AS busy FROM pg_stat_activity
     WHERE application_name = 'medusa-retention' AND datname = current_database()
       AND state <> 'idle'`
  )
  return rows[0].busy
}

function database(container: MedusaContainer) {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
}

/** Changes what the shop keeps of each order, past all workflows. */
async function refund(container: MedusaContainer, orders: readonly { id: string }[]) {
  await container.resolve<IOrderModuleService>(Modules.ORDER).addOrderTransactions(
    orders.map(({ id }) => ({
      order_id: id,
      amount: -3,
      currency_code: "eur",
      reference: "refund",
      reference_id: `ref_${id}`,
    }))
  )
}
