import {
  cancelOrderWorkflow,
  createOrderWorkflow,
  createRegionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import retentionResumeBackfillJob from "../../src/jobs/retention-resume-backfill"
import type { RetentionModuleService } from "../../src/modules/retention"
import type { BackfillState } from "../../src/modules/retention/store/ledger-backfill-store"
import {
  backfillRetentionWorkflow,
  type BackfillRetentionWorkflowInput,
  pauseBackfillWorkflow,
  syncOrdersWorkflow,
} from "../../src/workflows/ledger"
import { differences, readLedger } from "../helpers/ledger-state"
import type { MedusaSuite } from "../helpers/medusa-test"
import { createCustomers, createOrders } from "../helpers/orders"
import { wipeRetention } from "../helpers/retention-tables"

const ORDERS = 9
const CUSTOMERS = 4
/** Records a page. */
const PAGE = 2

export function backfillRunTests({ getContainer }: MedusaSuite): void {
  let container: MedusaContainer
  let retention: RetentionModuleService
  let orderIds: string[]

  const backfill = async (input: BackfillRetentionWorkflowInput = { batch_size: PAGE }) =>
    (await backfillRetentionWorkflow(container).run({ input })).result
  const pause = async () => (await pauseBackfillWorkflow(container).run()).result
  const state = async (): Promise<BackfillState> => {
    const found = await retention.backfills.state()
    if (!found) {
      throw new Error("there was no backfill yet")
    }
    return found
  }

  /** Calls back within a page, counted from 1, while the ledger is locked and read. */
  const duringPage = (work: (page: number) => Promise<void>) => {
    const { ledger } = retention
    const real = ledger.exclusively.bind(ledger)
    let page = 0
    const spy = jest.spyOn(ledger, "exclusively").mockImplementation((now, read, options) => {
      page += 1
      const at = page
      return real(
        now,
        async (session) => {
          const result = await read(session)
          await work(at)
          return result
        },
        options
      )
    })
    return { pages: () => page, over: () => spy.mockRestore() }
  }

  /** The backfill, stopped after 4 of its pages: all customers, and one page of orders. */
  const pausedInOrders = async () => {
    const pages = duringPage(async (page) => {
      if (page === 4) {
        await pause()
      }
    })
    const result = await backfill()
    pages.over()
    return { result, pages: pages.pages() }
  }

  /** Ledger and profiles are what a rebuild from nothing makes of Medusa's data. */
  const expectRebuildable = async () => {
    const built = await readLedger(container)
    const scored = await profiles()
    await wipeRetention(container)
    await backfill({})
    expect(differences(built, await readLedger(container))).toEqual([])
    expect(await profiles()).toEqual(scored)
  }
  const profiles = async () => {
    const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
      `SELECT p.email, f.stage, f.purchase_count, f.total_revenue, f.last_purchase_at
         FROM retention_profile f JOIN retention_person p ON p.id = f.person_id ORDER BY email`
    )
    return rows as Record<string, unknown>[]
  }

  beforeEach(async () => {
    container = getContainer()
    retention = container.resolve("retention")
    const customers = await createCustomers(
      container,
      Array.from({ length: CUSTOMERS }, (_, n) => ({ email: `c${n}@x.com` }))
    )
    const orders = await createOrders(
      container,
      Array.from({ length: ORDERS }, (_, n) => ({
        customer_id: customers[n % CUSTOMERS]?.id,
        email: `c${n % CUSTOMERS}@x.com`,
      }))
    )
    orderIds = orders.map(({ id }) => id).sort()
  })

  afterEach(() => {
    jest.restoreAllMocks()
  })

  describe("a pause", () => {
    it("is seen after the page at hand, and leaves nobody scored", async () => {
      const { result, pages } = await pausedInOrders()
      expect(pages).toBe(4)
      expect(result).toMatchObject({ status: "paused", customers: CUSTOMERS, orders: PAGE })
      expect(await state()).toMatchObject({
        status: "paused",
        phase: "orders",
        cursor: { phase: "orders", after: orderIds[PAGE - 1] },
        customers_done: CUSTOMERS,
        orders_done: PAGE,
        orders_total: ORDERS,
        pause_requested: false,
        error: null,
      })
      expect((await readLedger(container)).purchases).toHaveLength(PAGE)
      expect(await profiles()).toEqual([])
      expect(await retention.scoring.waiting()).toBe(0)
      expect(await retention.backfills.isInterrupted()).toBe(false)
    })

    it("ends where it is told to go on: behind the last page, with the figures as they were", async () => {
      await pausedInOrders()
      const paused = await state()
      const rest = duringPage(() => Promise.resolve())
      const result = await backfill({})
      rest.over()
      // Three full pages of orders, one that is not, and one of products.
      expect(rest.pages()).toBe(5)
      expect(result).toMatchObject({
        status: "done",
        resumed: true,
        customers: CUSTOMERS,
        orders: ORDERS,
        scored: CUSTOMERS,
      })
      const done = await state()
      expect(done).toMatchObject({
        status: "done",
        cursor: null,
        batch_size: PAGE,
        started_at: paused.started_at,
        resumed_at: expect.any(String),
        orders_done: ORDERS,
        seconds: { customers: paused.seconds.customers },
      })
      expect(done.seconds.orders).toBeGreaterThan(paused.seconds.orders ?? Infinity)
      await expectRebuildable()
    })

    it("gives way to a new beginning where that is asked for", async () => {
      await pausedInOrders()
      const before = await state()
      const all = duringPage(() => Promise.resolve())
      const result = await backfill({ restart: true, batch_size: 100 })
      all.over()
      // One of customers, of orders, and of products.
      expect(all.pages()).toBe(3)
      expect(result).toMatchObject({ status: "done", resumed: false, orders: ORDERS })
      const after = await state()
      expect(after).toMatchObject({ batch_size: 100, resumed_at: null })
      expect(after.started_at).not.toBe(before.started_at)
    })

    it("keeps up with what changed while it lasted", async () => {
      await pausedInOrders()
      const [mirrored = "", , , unseen = ""] = orderIds
      const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
      await orders.cancel([mirrored, unseen])
      await syncOrdersWorkflow(container).run({ input: { order_ids: [mirrored] } })
      await createOrders(container, [{ email: "late@x.com" }])
      expect(await backfill()).toMatchObject({ orders: ORDERS + 1 })
      await expectRebuildable()
    })

    it("can be asked for again and again", async () => {
      const pages = duringPage(() => pause().then(() => undefined))
      let runs = 1
      while ((await backfill()).status === "paused") {
        runs += 1
      }
      pages.over()
      // Each run makes one page, and the last one what needs none.
      expect(runs).toBe(pages.pages() + 1)
      expect(await state()).toMatchObject({ customers_done: CUSTOMERS, orders_done: ORDERS })
      await expectRebuildable()
    })

    it("is refused when nothing runs, and changes nothing", async () => {
      const none = { type: MedusaError.Types.CONFLICT, message: "No backfill is running" }
      await expect(pause()).rejects.toMatchObject(none)
      expect(await retention.backfills.state()).toBeNull()
      await backfill()
      const done = await state()
      await expect(pause()).rejects.toMatchObject(none)
      expect(await state()).toEqual(done)
    })
  })

  describe("a failure", () => {
    const broken = () =>
      duringPage((page) =>
        page === 5 ? Promise.reject(new Error("the plug was pulled")) : Promise.resolve()
      )

    it("is written down, leaves whole pages, and is gone on with", async () => {
      const pages = broken()
      // The workflow engine hands errors on as plain objects.
      await expect(backfill()).rejects.toMatchObject({ message: "the plug was pulled" })
      pages.over()
      expect(await state()).toMatchObject({
        status: "failed",
        phase: "orders",
        error: "the plug was pulled",
        orders_done: PAGE,
      })
      expect((await readLedger(container)).purchases).toHaveLength(PAGE)
      expect(await backfill()).toMatchObject({ resumed: true, orders: ORDERS })
      expect(await state()).toMatchObject({ status: "done", error: null })
      await expectRebuildable()
    })

    it("in the scoring is gone on with by scoring alone", async () => {
      const { scoring, ledger } = retention
      jest.spyOn(scoring, "score").mockRejectedValueOnce(new Error("out of disk"))
      await expect(backfill()).rejects.toMatchObject({ message: "out of disk" })
      expect(await state()).toMatchObject({ status: "failed", phase: "scoring" })
      const pages = jest.spyOn(ledger, "exclusively")
      expect(await backfill()).toMatchObject({ status: "done", orders: ORDERS, scored: 4 })
      expect(pages).not.toHaveBeenCalled()
    })
  })

  describe("one whose process was killed", () => {
    /** What it leaves behind: a state that says running, and no lock. */
    const leaveBehind = async (given: Partial<BackfillState> = {}) => {
      await pausedInOrders()
      await retention.backfills.begin(
        { ...(await state()), status: "running", finished_at: null, ...given },
        new Date()
      )
    }

    it("reads as interrupted, and goes on", async () => {
      await leaveBehind()
      expect(await state()).toMatchObject({ status: "interrupted", orders_done: PAGE })
      expect(await retention.backfills.isInterrupted()).toBe(true)
      expect(await backfill()).toMatchObject({ resumed: true, orders: ORDERS })
      expect(await retention.backfills.isInterrupted()).toBe(false)
      await expectRebuildable()
    })

    it("is taken up by the job, once, however many workers run it", async () => {
      await leaveBehind()
      const job = () => retentionResumeBackfillJob(container)
      await Promise.all([job(), job(), job()])
      const done = await state()
      expect(done).toMatchObject({ status: "done", orders_done: ORDERS })
      await job()
      expect(await state()).toEqual(done)
      await expectRebuildable()
    })

    it("reads as paused where somebody had asked for that, and the job leaves it", async () => {
      await leaveBehind({ pause_requested: true })
      await retentionResumeBackfillJob(container)
      expect(await state()).toMatchObject({ status: "paused" })
      expect(await retention.backfills.isInterrupted()).toBe(false)
      await expect(pause()).rejects.toMatchObject({ type: MedusaError.Types.CONFLICT })
      expect(await backfill()).toMatchObject({ status: "done", resumed: true })
    })

    it("begins anew where an earlier version left no place to go on", async () => {
      const { run_id, cursor, batch_size, resumed_at, pause_requested, ...old } =
        (await leaveBehind(), await state())
      await retention.watermarks.set("backfill", { ...old, status: "running" }, new Date())
      expect([run_id, cursor, batch_size, resumed_at, pause_requested]).toHaveLength(5)
      expect(await state()).toMatchObject({ status: "interrupted", cursor: null })
      expect(await backfill()).toMatchObject({ resumed: false, orders: ORDERS })
    })
  })

  describe("two at once", () => {
    it("are one: the other is refused", async () => {
      const settled = await Promise.allSettled([backfill(), backfill(), backfill()])
      expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
      for (const one of settled) {
        if (one.status === "rejected") {
          expect(one.reason).toMatchObject({ type: MedusaError.Types.CONFLICT })
        }
      }
      expect(await state()).toMatchObject({ status: "done", orders_done: ORDERS })
    })

    it("cannot write over each other when one has lost its lock", async () => {
      const pages = duringPage(async (page) => {
        if (page === 4) {
          await retention.backfills.begin({ ...(await state()), run_id: "another" }, new Date())
        }
      })
      await expect(backfill()).rejects.toMatchObject({
        message: expect.stringContaining("Another run of the backfill has taken the place"),
      })
      pages.over()
      expect(pages.pages()).toBe(4)
      expect(await retention.backfills.stored()).toMatchObject({
        run_id: "another",
        status: "running",
      })
    })
  })

  describe("beside live traffic", () => {
    beforeEach(async () => {
      await createRegionsWorkflow(container).run({
        input: { regions: [{ name: "EU", currency_code: "eur", countries: ["de"] }] },
      })
    })

    const place = async (n: number) => {
      const { result } = await createOrderWorkflow(container).run({
        input: {
          currency_code: "eur",
          email: `c${n % 6}@x.com`,
          items: [{ title: "Shirt", quantity: 1, unit_price: 10 + n }],
        },
      })
      return result.id
    }

    it("ends equal to a rebuild", async () => {
      let over = false
      const run = backfill({ batch_size: 1 }).finally(() => (over = true))
      const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
      let n = 0
      for (; !over || n < 6; n += 1) {
        const placed = await place(n)
        const old = orderIds[n % ORDERS] ?? ""
        if (n < ORDERS && n % 2 === 0) {
          await cancelOrderWorkflow(container).run({ input: { order_id: old } })
        } else {
          // A capture leaves `updated_at` as it was.
          await orders.addOrderTransactions({
            order_id: placed,
            amount: 3,
            currency_code: "eur",
            reference: "capture",
            reference_id: `pay_${n}`,
          })
        }
        await syncOrdersWorkflow(container).run({ input: { order_ids: [placed, old] } })
      }
      expect(await run).toMatchObject({ status: "done" })
      expect((await readLedger(container)).purchases).toHaveLength(ORDERS + n)
      await expectRebuildable()
    })
  })
}
