import type { IProductModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { RetentionModuleService } from "../../src/modules/retention"
import { checkLedgerWorkflow, type CheckLedgerStepInput } from "../../src/workflows/check"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger"
import { differences, readLedger } from "../helpers/ledger-state"
import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { createCustomers, createOrders } from "../helpers/orders"
import { rebuild } from "../helpers/rebuild"
import { the } from "../helpers/the"

// Otherwise a job's turn may come in the middle of a test.
process.env.MEDUSA_WORKER_MODE = "server"

jest.setTimeout(240_000)

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true", RETENTION_POLICY: JSON.stringify({ base_currency: "eur" }) },
  testSuite: ({ getContainer }) => {
    let container: MedusaContainer
    let retention: RetentionModuleService
    /** Ids of six orders; the first two are Ann's. */
    let ids: string[]
    let annId: string
    let shoeId: string

    const check = async (input: CheckLedgerStepInput = {}) =>
      (await checkLedgerWorkflow(container).run({ input })).result
    const sql = async <Row = Record<string, unknown>>(statement: string): Promise<Row[]> =>
      (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(statement)).rows
    const expectRebuilt = async () => {
      const before = await readLedger(container)
      await rebuild(container)
      expect(differences(before, await readLedger(container))).toEqual([])
    }
    /** An order that somebody deleted in the database. */
    const deleteInMedusa = async (id: string) => {
      await sql(`DELETE FROM order_summary WHERE order_id = '${id}'`)
      await sql(`DELETE FROM order_item WHERE order_id = '${id}'`)
      await sql(`DELETE FROM "order" WHERE id = '${id}'`)
    }

    beforeEach(async () => {
      container = getContainer()
      retention = container.resolve("retention")
      const [ann] = await createCustomers(container, [
        { email: "ann@x.com", first_name: "Ann" },
        { email: "prospect@x.com" },
      ])
      annId = the(ann).id
      const [shoe] = await container
        .resolve<IProductModuleService>(Modules.PRODUCT)
        .createProducts([{ title: "Shoe" }])
      shoeId = the(shoe).id
      const items = [{ title: "Shoe", product_id: shoeId, quantity: 1, unit_price: 10 }]
      const orders = await createOrders(container, [
        { email: "ann@x.com", customer_id: annId, payments: [10] },
        { email: "ann@x.com", customer_id: annId, payments: [10, -2.5] },
        ...["b", "c", "d", "e"].map((name) => ({ email: `${name}@x.com`, items })),
      ])
      ids = orders.map(({ id }) => id)
    })

    it("is refused before the first backfill", async () => {
      await expect(check()).rejects.toMatchObject({
        type: "conflict",
        message: "There is nothing to check before the first backfill",
      })
      expect(await retention.checks.state()).toBeNull()
    })

    describe("of a ledger that is right", () => {
      beforeEach(async () => {
        await backfillRetentionWorkflow(container).run({ input: {} })
      })

      it("finds nothing and writes nothing", async () => {
        const before = await sql("SELECT ctid::text, xmin::text FROM retention_purchase")
        expect(await check()).toMatchObject({
          status: "done",
          sample: null,
          mend: true,
          customers: 2,
          orders: 6,
          found: { missing: 0, superfluous: 0, different: 0 },
          differences: [],
          scored: { scored: 0 },
        })
        expect(await sql("SELECT ctid::text, xmin::text FROM retention_purchase")).toEqual(before)
      })

      it("refuses a second one", async () => {
        await retention.checks.runAlone(async () => {
          await expect(check()).rejects.toMatchObject({
            type: "conflict",
            message: "A check is running; wait until it is done",
          })
          return {}
        })
      })

      it("shows one whose process ended as interrupted", async () => {
        await check()
        const state = the(await retention.checks.state())
        await retention.checks.record({ ...state, status: "running" }, new Date())
        expect(await retention.checks.state()).toMatchObject({ status: "interrupted" })
        await retention.checks.runAlone(async () => {
          expect(await retention.checks.state()).toMatchObject({ status: "running" })
          return {}
        })
      })

      it.each([0, 1.5, 100_001, "all" as unknown as number])(
        "refuses a sample of %p",
        async (sample) => {
          await expect(check({ sample })).rejects.toMatchObject({
            type: "invalid_data",
            message: "sample: must be a whole number from 1 to 100000",
          })
        }
      )
    })

    describe("of a ledger that is wrong", () => {
      beforeEach(async () => {
        await backfillRetentionWorkflow(container).run({ input: {} })
        await sql(`UPDATE retention_purchase SET net_amount = 99 WHERE order_id = '${ids[1]}'`)
        await sql(`DELETE FROM retention_purchase_line WHERE order_id = '${ids[2]}'`)
        await sql(`DELETE FROM retention_purchase WHERE order_id = '${ids[3]}'`)
        await deleteInMedusa(the(ids[4]))
        await sql(`UPDATE retention_product SET title = 'Boot' WHERE product_id = '${shoeId}'`)
        await sql(
          `UPDATE retention_identity SET first_name = 'Eve', group_ids = '{cusgroup_gone}'
           WHERE customer_id = '${annId}'`
        )
        await sql(
          `INSERT INTO retention_identity (customer_id, person_id, email, has_account,
             customer_created_at)
           SELECT 'cus_gone', id, 'ann@x.com', true, now() FROM retention_person
           WHERE email = 'ann@x.com'`
        )
      })

      const WRONG = () => [
        {
          customer_id: annId,
          kind: "different",
          fields: [
            { field: "group_ids", ledger: ["cusgroup_gone"], source: [] },
            { field: "first_name", ledger: "Eve", source: "Ann" },
          ],
        },
        { customer_id: "cus_gone", kind: "superfluous", fields: [] },
        {
          order_id: ids[1],
          kind: "different",
          fields: [{ field: "net_amount", ledger: "99", source: "7.5" }],
        },
        {
          order_id: ids[2],
          kind: "different",
          fields: [
            { field: "lines", ledger: [], source: [expect.objectContaining({ quantity: "1" })] },
          ],
        },
        { order_id: ids[3], kind: "missing", fields: [] },
        {
          product_id: shoeId,
          kind: "different",
          fields: [{ field: "title", ledger: "Boot", source: "Shoe" }],
        },
        { order_id: ids[4], kind: "superfluous", fields: [] },
      ]
      const bySubject = (a: { customer_id?: string; order_id?: string; product_id?: string }) =>
        a.customer_id ?? a.order_id ?? a.product_id ?? ""

      it("tells every difference and mends it", async () => {
        const result = await check()
        expect(result.found).toEqual({ missing: 1, superfluous: 2, different: 4 })
        expect(
          [...result.differences].sort((a, b) => (bySubject(a) < bySubject(b) ? -1 : 1))
        ).toEqual(WRONG().sort((a, b) => (bySubject(a as never) < bySubject(b as never) ? -1 : 1)))
        expect(result.scored.scored).toBeGreaterThan(0)
        expect(await retention.checks.state()).toMatchObject({
          status: "done",
          found: result.found,
        })
        await expectRebuilt()
        expect(await check()).toMatchObject({
          found: { missing: 0, superfluous: 0, different: 0 },
        })
      })

      it("only tells where it is not to mend", async () => {
        const before = await readLedger(container)
        const first = await check({ mend: false })
        expect(first.found).toEqual({ missing: 1, superfluous: 2, different: 4 })
        expect(first.scored.scored).toBe(0)
        expect(differences(before, await readLedger(container))).toEqual([])
        expect(await retention.scoring.waiting()).toBe(0)
        expect((await check({ mend: false })).differences).toEqual(first.differences)
      })

      it("comes by them by samples too", async () => {
        const found = { missing: 0, superfluous: 0, different: 0 }
        const all = [...ids.slice(1, 5), annId]
        // Points are drawn; six orders made within a second are soon all seen.
        for (let turn = 0; turn < 30; turn += 1) {
          const result = await check({ sample: 50, mend: false })
          expect(result).toMatchObject({ sample: 50, products: 0 })
          expect(result.orders).toBeLessThanOrEqual(7)
          const seen = new Set(result.differences.map((d) => d.order_id ?? d.customer_id))
          if (all.every((id) => seen.has(id))) {
            Object.assign(found, result.found)
            break
          }
        }
        expect(found).toEqual({ missing: 1, superfluous: 1, different: 3 })
        await check({ sample: 50 })
        expect(await sql(`SELECT count(*)::integer FROM retention_purchase`)).toEqual([
          { count: 5 },
        ])
      })
    })
  },
})
