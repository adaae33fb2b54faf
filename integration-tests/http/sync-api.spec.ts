import { setTimeout as wait } from "node:timers/promises"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger/workflows/backfill-retention"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { createOrders } from "../helpers/orders"
import { retention } from "../helpers/small-shop"

// Otherwise a job's turn may come in the middle of a test.
process.env.MEDUSA_WORKER_MODE = "server"

jest.setTimeout(240_000)

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: ({ api, getContainer }) => {
    let admin: AdminHeaders
    let id: string

    const get = async (path: string, headers: object = admin) => {
      const { status, data } = await api.get(`/admin/retention${path}`, {
        ...headers,
        validateStatus: () => true,
      })
      return { status, data }
    }
    const post = async (path: string, body: unknown, headers: object = admin) => {
      const { status, data } = await api.post(`/admin/retention${path}`, body, {
        ...headers,
        validateStatus: () => true,
      })
      return { status, data }
    }
    const sql = (statement: string) =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(statement)
    /** Asks until the answer is as it should be, or a while has passed. */
    const until = async <T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> => {
      for (let turn = 0; turn < 100; turn += 1) {
        const answer = await ask()
        if (good(answer)) {
          return answer
        }
        await wait(100)
      }
      throw new Error("it took too long")
    }
    const checkThatEnded = () =>
      until(
        async () => (await get("/check")).data.check,
        (check) => check !== null && check.status !== "running"
      )

    beforeEach(async () => {
      const container = getContainer()
      admin = await loginAsAdmin(api as never, container)
      const [order] = await createOrders(container, [{ email: "a@x.com", payments: [10] }])
      id = order?.id ?? ""
    })

    it("asks for a login", async () => {
      for (const path of ["/sync", "/check"]) {
        expect([path, (await get(path, {})).status]).toEqual([path, 401])
      }
      for (const path of ["/reconcile", "/check"]) {
        expect([path, (await post(path, {}, {})).status]).toEqual([path, 401])
      }
    })

    it.each([
      ["/reconcile", { max_records: 1 }, "Unknown field max_records; nothing is allowed here"],
      ["/check", { samples: 1 }, "Unknown field samples; allowed: sample, mend"],
      ["/check", { sample: 0 }, "sample: must be at least 1"],
      ["/check", { sample: 100_001 }, "sample: must be at most 100000"],
      ["/check", { sample: "all" }, "sample: must be a whole number from 1 to 100000"],
      ["/check", { sample: 1.5 }, "sample: must be a whole number from 1 to 100000"],
      ["/check", { sample: null }, "sample: must be a whole number from 1 to 100000"],
      ["/check", { mend: "no" }, "mend: must be true or false"],
    ])("POST %s refuses %j", async (path, body, message) => {
      expect(await post(path, body)).toMatchObject({ status: 400, data: { message } })
      expect((await get("/check")).data).toEqual({ check: null })
    })

    it.each(["/sync?fields=x", "/check?id=1"])("GET %s is refused", async (path) => {
      expect((await get(path)).status).toBe(400)
    })

    it("has nothing to tell or check before the first backfill", async () => {
      expect((await get("/sync")).data).toEqual({
        sync: {
          waiting: { hints: 0, people: 0 },
          reconcile_fast: null,
          reconcile_slow: null,
          check: null,
          backfill: null,
        },
      })
      expect(await post("/check", {})).toEqual({
        status: 409,
        data: {
          type: "conflict",
          message: "There is nothing to check before the first backfill",
        },
      })
    })

    describe("after a backfill", () => {
      beforeEach(async () => {
        await backfillRetentionWorkflow(getContainer()).run({ input: {} })
      })

      it("runs both passes, and says how they went", async () => {
        await createOrders(getContainer(), [{ email: "b@x.com" }])
        expect(await post("/reconcile", {})).toMatchObject({
          status: 202,
          data: { sync: { backfill: { status: "done" } } },
        })
        const { sync } = await until(
          async () => (await get("/sync")).data,
          ({ sync }) => sync.reconcile_slow?.status === "done" && sync.waiting.people === 0
        )
        expect(sync).toMatchObject({
          waiting: { hints: 0, people: 0 },
          reconcile_fast: { status: "done", orders: 2, put_off: 0, error: null },
          reconcile_slow: { status: "done", error: null },
        })
        expect(Date.parse(sync.reconcile_fast.read_until)).toBeGreaterThan(Date.now() - 60_000)
        expect(sync.reconcile_fast.written).toBeGreaterThan(0)
        expect(sync.reconcile_fast).not.toHaveProperty("window")
        const { data } = await get("/profiles?q=b@x.com")
        expect(data.profiles).toHaveLength(1)
      })

      it("answers 409 while a pass runs", async () => {
        await retention(getContainer()).reconciles.runAlone("reconcile_slow", async () => {
          expect(await post("/reconcile", {})).toEqual({
            status: 409,
            data: { type: "conflict", message: "A reconcile is running; wait until it is done" },
          })
          return {}
        })
      })

      it("checks, shows what is wrong and mends it", async () => {
        await sql(`UPDATE retention_purchase SET net_amount = 3 WHERE order_id = '${id}'`)
        const difference = {
          order_id: id,
          kind: "different",
          fields: [{ field: "net_amount", ledger: "3", source: "10" }],
        }
        const looked = await post("/check", { mend: false })
        expect(looked).toMatchObject({ status: 202, data: { check: { mend: false } } })
        expect(await checkThatEnded()).toMatchObject({
          status: "done",
          sample: null,
          orders: 1,
          found: { missing: 0, superfluous: 0, different: 1 },
          differences: [difference],
        })
        expect((await post("/check", { sample: 5 })).status).toBe(202)
        expect(await checkThatEnded()).toMatchObject({
          status: "done",
          sample: 5,
          mend: true,
          differences: [difference],
        })
        expect((await post("/check", {})).status).toBe(202)
        expect(await checkThatEnded()).toMatchObject({ status: "done", differences: [] })
        expect((await get("/sync")).data.sync.check).toMatchObject({ status: "done" })
      })

      it("answers 409 while a check runs", async () => {
        await retention(getContainer()).checks.runAlone(async () => {
          expect(await post("/check", {})).toEqual({
            status: 409,
            data: { type: "conflict", message: "A check is running; wait until it is done" },
          })
          return {}
        })
      })
    })
  },
})
