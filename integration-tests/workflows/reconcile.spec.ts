import type {
  ICustomerModuleService,
  IOrderModuleService,
  IProductModuleService,
  MedusaContainer,
} from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { ulid } from "ulid"
import retentionReconcileFastJob from "../../src/jobs/retention-reconcile-fast"
import retentionReconcileSlowJob from "../../src/jobs/retention-reconcile-slow"
import type { RetentionModuleService } from "../../src/modules/retention"
import { takeInChangesWorkflow } from "../../src/workflows/changes"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger"
import { updatePolicyWorkflow } from "../../src/workflows/policy"
import { reconcileChangedWorkflow, reconcileRecentWorkflow } from "../../src/workflows/reconcile"
import { differences, readLedger } from "../helpers/ledger-state"
import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { createCustomers, createOrders } from "../helpers/orders"
import { rebuild } from "../helpers/rebuild"
import { the } from "../helpers/the"

// Otherwise a job's turn may come in the middle of a test.
process.env.MEDUSA_WORKER_MODE = "server"

jest.setTimeout(240_000)

const MINUTE = 60_000

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true", RETENTION_POLICY: JSON.stringify({ base_currency: "eur" }) },
  testSuite: ({ getContainer }) => {
    let container: MedusaContainer
    let retention: RetentionModuleService
    let orders: IOrderModuleService
    let customers: ICustomerModuleService

    const recent = async (max_records?: number) =>
      (await reconcileRecentWorkflow(container).run({ input: { max_records } })).result
    const changed = async (max_records?: number) =>
      (await reconcileChangedWorkflow(container).run({ input: { max_records } })).result
    const backfill = () => backfillRetentionWorkflow(container).run({ input: {} })
    const rows = async <Row = Record<string, unknown>>(sql: string): Promise<Row[]> =>
      (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(sql)).rows
    const inLedger = async () =>
      (await rows<{ order_id: string }>("SELECT order_id FROM retention_purchase")).map(
        (row) => row.order_id
      )

    /** Makes the ledger anew and tells what was otherwise before. */
    const expectRebuilt = async () => {
      const before = await readLedger(container)
      await rebuild(container)
      expect(differences(before, await readLedger(container))).toEqual([])
    }

    /** Lets the last reading of a pass have been some time ago. */
    const lastRead = async (pass: "reconcile_fast" | "reconcile_slow", minutesAgo: number) => {
      const state = the(await retention.reconciles.stored(pass))
      const read_until = new Date(Date.now() - minutesAgo * MINUTE).toISOString()
      await retention.reconciles.record(pass, { ...state, read_until }, new Date())
    }

    /** Which version of each row of ours stands there; watermarks apart. */
    const versions = async () =>
      Object.fromEntries(
        await Promise.all(
          ["person", "identity", "purchase", "purchase_line", "product", "profile", "problem"].map(
            async (table) => [
              table,
              await rows(`SELECT ctid::text, xmin::text FROM retention_${table} ORDER BY ctid`),
            ]
          )
        )
      ) as Record<string, unknown>

    beforeEach(async () => {
      container = getContainer()
      retention = container.resolve("retention")
      orders = container.resolve(Modules.ORDER)
      customers = container.resolve(Modules.CUSTOMER)
    })

    describe("before the first backfill", () => {
      it("has nothing to keep in step", async () => {
        await createOrders(container, [{ email: "a@x.com" }])
        expect(await recent()).toMatchObject({ status: "no_fit_yet", orders: 0 })
        expect(await changed()).toMatchObject({ status: "no_fit_yet", orders: 0 })
        expect(await inLedger()).toEqual([])
        expect(await retention.reconciles.state("reconcile_fast")).toBeNull()
      })
    })

    describe("the fast pass", () => {
      it("finds new orders, payments, versions and customers", async () => {
        const [paid, refunded, edited] = await createOrders(container, [
          { email: "paid@x.com" },
          { email: "refunded@x.com", payments: [10] },
          { email: "edited@x.com" },
        ])
        await backfill()
        // What was there at the backfill is out of reach of all but the ids made from now on.
        await recent()
        await orders.addOrderTransactions({
          order_id: the(paid).id,
          amount: 4,
          currency_code: "eur",
          reference: "capture",
        })
        await orders.addOrderTransactions({
          order_id: the(refunded).id,
          amount: -3,
          currency_code: "eur",
          reference: "refund",
        })
        const change = await orders.createOrderChange({ order_id: the(edited).id })
        await orders.addOrderAction({
          order_change_id: change.id,
          order_id: the(edited).id,
          action: "ITEM_ADD",
          version: 2,
          details: { reference_id: the(the(edited).items)[0]?.id, quantity: 1, unit_price: 10 },
        } as never)
        await orders.confirmOrderChange(change.id)
        await createOrders(container, [{ email: "new@x.com" }])
        await createCustomers(container, [{ email: "prospect@x.com", first_name: "Pro" }])

        const result = await recent()
        expect(result).toMatchObject({ status: "done", orders: 4, customers: 1, put_off: 0 })
        expect(result.written).toBeGreaterThanOrEqual(4)
        expect(
          await rows("SELECT email, net_amount, total FROM retention_purchase ORDER BY email")
        ).toEqual([
          { email: "edited@x.com", net_amount: "20", total: "20" },
          { email: "new@x.com", net_amount: "10", total: "10" },
          { email: "paid@x.com", net_amount: "4", total: "10" },
          { email: "refunded@x.com", net_amount: "7", total: "10" },
        ])
        await expectRebuilt()
      })

      it("scores whom it finds, and says why", async () => {
        await createOrders(container, [{ email: "a@x.com" }])
        await backfill()
        await createOrders(container, [{ email: "b@x.com" }])
        expect(await recent()).toMatchObject({ scored: { written: 1 } })
        expect(
          await rows(
            `SELECT t.cause, count(*)::integer FROM retention_transition t
             JOIN retention_person p ON p.id = t.person_id WHERE p.email = 'b@x.com' GROUP BY 1`
          )
        ).toEqual([{ cause: "reconcile", count: 2 }])
      })

      it("writes nothing where nothing is new", async () => {
        await createOrders(container, [{ email: "a@x.com" }, { email: "b@x.com", payments: [3] }])
        await backfill()
        await recent()
        const before = await versions()
        expect(await recent()).toMatchObject({ status: "done", orders: 2, written: 0 })
        expect(await versions()).toEqual(before)
      })

      it("reads only what is not older than the overlap", async () => {
        await createOrders(container, [{ email: "a@x.com" }])
        await backfill()
        await recent()
        await lastRead("reconcile_fast", -11)
        expect(await recent()).toMatchObject({ status: "done", orders: 0, customers: 0 })
      })

      it("finds an order that was committed late, within ten minutes", async () => {
        await createOrders(container, [{ email: "a@x.com" }])
        await backfill()
        await recent()
        const id = `order_${ulid(Date.now() - 9 * MINUTE)}`
        const lost = `order_${ulid(Date.now() - 30 * MINUTE)}`
        await createOrders(container, [
          { id, email: "late@x.com" } as never,
          { id: lost, email: "very-late@x.com" } as never,
        ])
        // Their summaries would give them away.
        await rows(
          `UPDATE order_summary SET id = 'ordsum_0' || id WHERE order_id IN ('${id}', '${lost}')`
        )
        await recent()
        expect(await inLedger()).toContain(id)
        expect(await inLedger()).not.toContain(lost)
        // The slow pass goes by the time of the writing, and finds that one too.
        await changed()
        expect(await inLedger()).toContain(lost)
      })

      it("leaves ids alone that are no ULIDs and stand behind all that are", async () => {
        await createOrders(container, [{ id: "order_legacy_1", email: "a@x.com" } as never])
        await rows("UPDATE order_summary SET id = 'ordsum_legacy'")
        await backfill()
        expect(await recent()).toMatchObject({ orders: 0 })
        expect(await inLedger()).toEqual(["order_legacy_1"])
      })

      it("stops when a run is long enough, and the next one goes on", async () => {
        await backfill()
        const made = await createOrders(
          container,
          Array.from({ length: 5 }, (_, i) => ({ email: `p${i}@x.com` }))
        )
        const states: unknown[] = []
        const seen: number[] = []
        for (let status = "more"; status === "more";) {
          const result = await recent(2)
          status = result.status
          seen.push((await inLedger()).length)
          states.push((await retention.reconciles.state("reconcile_fast"))?.last_run.status)
        }
        expect(seen).toEqual([2, 4, 5])
        expect(states).toEqual(["more", "more", "done"])
        expect((await inLedger()).sort()).toEqual(made.map(({ id }) => id).sort())
        await expectRebuilt()
      })

      it("catches up day by day after days of standing still", async () => {
        await backfill()
        await recent()
        await lastRead("reconcile_fast", 3 * 24 * 60)
        const days = [2.5, 1.5, 0.5].map(
          (ago) => `order_${ulid(Date.now() - ago * 24 * 60 * MINUTE)}`
        )
        await createOrders(
          container,
          days.map((id) => ({ id, email: `${id.toLowerCase()}@x.com` }) as never)
        )
        await rows(`UPDATE order_summary SET id = 'ordsum_' || substr(order_id, 7)`)
        expect(await recent(2)).toMatchObject({ status: "more", orders: 2 })
        expect((await inLedger()).sort()).toEqual(days.slice(0, 2).sort())
        expect(await recent()).toMatchObject({ status: "done" })
        expect((await inLedger()).sort()).toEqual([...days].sort())
        const { read_until } = the(await retention.reconciles.state("reconcile_fast"))
        expect(Date.now() - Date.parse(the(read_until))).toBeLessThan(MINUTE)
      })

      it("goes on behind its last page when it was broken off", async () => {
        await backfill()
        await createOrders(
          container,
          Array.from({ length: 4 }, (_, i) => ({ email: `p${i}@x.com` }))
        )
        expect(await recent(2)).toMatchObject({ status: "more" })
        const stop = jest.spyOn(retention.problems, "refreshDerived").mockImplementation(() => {
          throw new Error("pulled the plug")
        })
        await expect(recent(2)).rejects.toMatchObject({ message: "pulled the plug" })
        stop.mockRestore()
        expect(await retention.reconciles.state("reconcile_fast")).toMatchObject({
          read_until: null,
          last_run: { status: "failed", error: "pulled the plug" },
        })
        // Two of the four were read by the first run and are not read again.
        expect(await recent()).toMatchObject({ status: "done", orders: 2 })
        expect(await inLedger()).toHaveLength(4)
      })

      it("is run once at a time", async () => {
        await backfill()
        await retention.reconciles.runAlone("reconcile_fast", async () => {
          expect(await recent()).toMatchObject({ status: "running_elsewhere" })
          expect(await changed()).toMatchObject({ status: "done" })
          return {}
        })
        expect(await recent()).toMatchObject({ status: "done" })
      })

      it("is not held up by a record that cannot be read", async () => {
        await backfill()
        const [broken, sound] = await createOrders(container, [
          { email: "broken@x.com" },
          { email: "sound@x.com" },
        ])
        await rows(
          `UPDATE order_summary SET totals = totals || '{"raw_current_order_total": {"value": "?"}}'
           WHERE order_id = '${the(broken).id}'`
        )
        expect(await recent()).toMatchObject({ status: "done", orders: 0, put_off: 2 })
        expect(await takeInChangesWorkflow(container).run()).toMatchObject({
          result: { orders: 1, failed: 1 },
        })
        expect(await inLedger()).toEqual([the(sound).id])
        expect(await rows("SELECT kind, subject_id FROM retention_problem")).toEqual([
          { kind: "sync_failed", subject_id: the(broken).id },
        ])
      })

      it.each([0, -1, 1.5, 1_000_001, "many" as unknown as number])(
        "refuses a run of %p records",
        async (max_records) => {
          await expect(recent(max_records)).rejects.toMatchObject({
            type: "invalid_data",
            message: "max_records: must be a whole number from 1 to 1000000",
          })
        }
      )
    })

    describe("the jobs", () => {
      it("take in hints that were left behind, and find what is new", async () => {
        await backfill()
        const [hinted, missed] = await createOrders(container, [
          { id: "order_legacy_1", email: "hinted@x.com" } as never,
          { email: "missed@x.com" },
        ])
        await rows("UPDATE order_summary SET id = 'ordsum_legacy' WHERE order_id LIKE '%legacy%'")
        await retention.hints.note(
          [{ kind: "order", subject_id: the(hinted).id }],
          () => new Date()
        )
        await retentionReconcileFastJob(container)
        expect((await inLedger()).sort()).toEqual([the(hinted).id, the(missed).id].sort())
        expect(await retention.hints.count()).toBe(0)
        expect(await retention.scoring.waiting()).toBe(0)
        await retentionReconcileSlowJob(container)
        await expectRebuilt()
      })
    })

    describe("the slow pass", () => {
      it("finds what changed in place, and what was deleted", async () => {
        const [ann, bob, gone] = await createCustomers(container, [
          { email: "ann@x.com", first_name: "Ann" },
          { email: "bob@x.com" },
          { email: "gone@x.com" },
        ])
        const [first, deleted] = await createOrders(container, [
          { email: "ann@x.com", customer_id: the(ann).id },
          { email: "ann@x.com", customer_id: the(ann).id },
          { email: "order-of-gone@x.com", customer_id: the(gone).id },
        ])
        await backfill()
        await changed()
        await customers.updateCustomers(the(ann).id, { email: "anna@x.com" })
        await customers.softDeleteCustomers([the(gone).id])
        await orders.softDeleteOrders([the(deleted).id])
        await orders.updateOrders(the(first).id, { customer_id: the(bob).id })

        expect(await changed()).toMatchObject({ status: "done", put_off: 0 })
        expect(
          await rows(
            `SELECT p.email, u.email AS written FROM retention_purchase u
             JOIN retention_person p ON p.id = u.person_id ORDER BY p.email`
          )
        ).toEqual([
          { email: "bob@x.com", written: "ann@x.com" },
          { email: "order-of-gone@x.com", written: "order-of-gone@x.com" },
        ])
        await expectRebuilt()
      })

      it("finds who was put into a group and who was taken out of one", async () => {
        const [ann, bob] = await createCustomers(container, [
          { email: "ann@x.com" },
          { email: "bob@x.com" },
        ])
        const [group, other] = await customers.createCustomerGroups([{ name: "A" }, { name: "B" }])
        await customers.addCustomerToGroup({
          customer_id: the(ann).id,
          customer_group_id: the(group).id,
        })
        await customers.addCustomerToGroup({
          customer_id: the(bob).id,
          customer_group_id: the(other).id,
        })
        await backfill()
        await changed()
        await customers.removeCustomerFromGroup({
          customer_id: the(ann).id,
          customer_group_id: the(group).id,
        })
        await customers.addCustomerToGroup({
          customer_id: the(bob).id,
          customer_group_id: the(group).id,
        })
        await customers.softDeleteCustomerGroups([the(other).id])
        await changed()
        await takeInChangesWorkflow(container).run()
        expect(
          await rows("SELECT email, group_ids FROM retention_identity ORDER BY email")
        ).toEqual([
          { email: "ann@x.com", group_ids: [] },
          { email: "bob@x.com", group_ids: [the(group).id] },
        ])
        await expectRebuilt()

        // Where all is as it should be, no group has to be read again; nobody's members apart.
        const [nobody, blank] = await createCustomers(container, [{}, { email: "" }])
        for (const customer of [the(nobody), the(blank)]) {
          await customers.addCustomerToGroup({
            customer_id: customer.id,
            customer_group_id: the(group).id,
          })
        }
        await changed()
        expect(await retention.hints.count()).toBe(0)
      })

      it("finds what became of products that were bought", async () => {
        const products = container.resolve<IProductModuleService>(Modules.PRODUCT)
        const [shoes] = await products.createProductCategories([{ name: "Shoes" }])
        const [shoe] = await products.createProducts([{ title: "Shoe" }])
        const item = { title: "Shoe", product_id: the(shoe).id, quantity: 1, unit_price: 10 }
        await createOrders(container, [{ email: "a@x.com", items: [item] }])
        await backfill()
        await changed()
        await products.upsertProducts([{ id: the(shoe).id, category_ids: [the(shoes).id] }])
        expect(await changed()).toMatchObject({ status: "done", products: 1 })
        expect(await rows("SELECT category_ids FROM retention_product")).toEqual([
          { category_ids: [the(shoes).id] },
        ])
        await expectRebuilt()
      })

      it("reads all orders again that an earlier version has read, once", async () => {
        await createOrders(container, [{ email: "a@x.com" }])
        await backfill()
        await changed()
        await rows(`UPDATE "order" SET updated_at = updated_at - interval '1 day'`)
        await lastRead("reconcile_slow", -11)
        // As an earlier version has left it.
        await rows(
          `UPDATE retention_purchase
              SET paid_total = NULL, refunded_total = NULL, returned_quantity = NULL`
        )
        await rows(
          `UPDATE retention_watermark SET value = value - 'reading' WHERE name = 'reconcile_slow'`
        )
        expect(await changed()).toMatchObject({ orders: 1, written: 1 })
        expect(await rows("SELECT paid_total, refunded_total FROM retention_purchase")).toEqual([
          { paid_total: "0", refunded_total: "0" },
        ])
        await lastRead("reconcile_slow", -11)
        expect(await changed()).toMatchObject({ orders: 0 })
      })

      it("reads everything again when other metadata is to be mirrored", async () => {
        await createOrders(container, [{ email: "a@x.com", metadata: { channel: "shop" } }])
        await backfill()
        await changed()
        await rows(`UPDATE "order" SET updated_at = updated_at - interval '1 day'`)
        await lastRead("reconcile_slow", -11)
        expect(await changed()).toMatchObject({ orders: 0 })

        const { settings, version } = await retention.policies.current()
        await updatePolicyWorkflow(container).run({
          input: {
            settings: { ...settings, mirror: { ...settings.mirror, order_metadata: ["channel"] } },
            expected_version: version,
            created_by: null,
            note: null,
          } as never,
        })
        expect(await changed()).toMatchObject({ orders: 1, written: 1 })
        expect(await rows("SELECT metadata FROM retention_purchase")).toEqual([
          { metadata: { channel: "shop" } },
        ])
        await lastRead("reconcile_slow", -11)
        expect(await changed()).toMatchObject({ orders: 0 })
      })
    })
  },
})
