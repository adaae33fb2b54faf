import type { AxiosInstance } from "axios"
import type { BackfillState } from "../../src/modules/retention/store/ledger-backfill-store"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import { eventually } from "../helpers/eventually"
import type { MedusaSuite } from "../helpers/medusa-test"
import { makeShop, retention } from "../helpers/small-shop"

const ORDERS = 7

export function backfillApiTests({ api, getContainer }: MedusaSuite): void {
  const http = api as AxiosInstance
  let admin: AdminHeaders

  beforeAll(async () => {
    admin = await loginAsAdmin(http, getContainer())
    await makeShop(getContainer(), [
      {
        email: "anna@example.com",
        orders: Array.from({ length: ORDERS }, (_, n) => ({ days_ago: 10 * n + 1, total: 20 })),
      },
    ])
  })

  afterEach(() => {
    jest.restoreAllMocks()
  })

  const anyStatus = () => ({ ...admin, validateStatus: () => true })
  const post = async (path: string, body: unknown, config: object = anyStatus()) => {
    const { status, data } = await http.post(`/admin/retention/backfill${path}`, body, config)
    return { status, data }
  }
  const state = async (): Promise<BackfillState | null> =>
    (await http.get("/admin/retention/backfill", admin)).data.backfill
  const untilStatus = (wanted: BackfillState["status"]) =>
    eventually(async () => {
      const found = await state()
      return found?.status === wanted ? found : null
    }, `a backfill that is ${wanted}`)

  /** Holds the backfill up in one of its pages, counted from 1, until it is let go. */
  const heldIn = (page: number) => {
    const { ledger } = retention(getContainer())
    const real = ledger.exclusively.bind(ledger)
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    let at = 0
    const reached = new Promise<void>((resolve) => {
      jest.spyOn(ledger, "exclusively").mockImplementation(async (now, work, options) => {
        at += 1
        if (at === page) {
          resolve()
          await released
        }
        return real(now, work, options)
      })
    })
    return { reached, release: () => release() }
  }

  it("is paused and goes on where it stopped", async () => {
    const held = heldIn(3)
    const started = await post("", { batch_size: 2 })
    expect(started).toMatchObject({
      status: 202,
      data: { backfill: { status: "running", batch_size: 2, orders_total: ORDERS } },
    })
    await held.reached
    expect(await post("/pause", {})).toMatchObject({
      status: 202,
      data: { backfill: { status: "running", pause_requested: true } },
    })
    expect(await state()).toMatchObject({ status: "running", pause_requested: true })
    expect(await post("", {})).toMatchObject({ status: 409 })
    held.release()
    const paused = await untilStatus("paused")
    expect(paused).toMatchObject({ customers_done: 1, orders_done: 4, pause_requested: false })

    const resumed = await post("", {})
    expect(resumed).toMatchObject({
      status: 202,
      data: { backfill: { started_at: paused.started_at, resumed_at: expect.any(String) } },
    })
    expect(await untilStatus("done")).toMatchObject({ orders_done: ORDERS, batch_size: 2 })
  })

  it("begins anew where that is asked for", async () => {
    const held = heldIn(3)
    await post("", { batch_size: 2 })
    await held.reached
    await post("/pause", {})
    held.release()
    const paused = await untilStatus("paused")
    const { status, data } = await post("", { restart: true, batch_size: 100 })
    expect([status, data.backfill.resumed_at]).toEqual([202, null])
    expect(data.backfill.started_at).not.toBe(paused.started_at)
    expect(await untilStatus("done")).toMatchObject({ orders_done: ORDERS, batch_size: 100 })
  })

  it("starts once, however many ask at the same time", async () => {
    const held = heldIn(1)
    const asked = [post("", {}), post("", {}), post("", {}), post("", { restart: true })]
    await held.reached
    // The others are told at once, not when the one is done.
    const answers = await Promise.all(asked)
    held.release()
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409])
    for (const { data } of answers.filter(({ status }) => status === 409)) {
      expect(data).toEqual({
        type: "conflict",
        message: "A backfill is running; wait until it is done, or pause it",
      })
    }
    await untilStatus("done")
  })

  it("cannot be paused while none runs", async () => {
    const none = { status: 409, data: { type: "conflict", message: "No backfill is running" } }
    expect(await post("/pause", {})).toEqual(none)
    expect(await state()).toBeNull()
    await post("", {})
    await untilStatus("done")
    expect(await post("/pause", {})).toEqual(none)
  })

  it.each([
    ["", { batch_size: 0 }, /batch_size: must be at least 1/],
    ["", { batch_size: 2001 }, /batch_size: must be at most 2000/],
    ["", { batch_size: "10" }, /batch_size: must be a whole number/],
    ["", { batch_size: null }, /batch_size: must be a whole number/],
    ["", { restart: "yes" }, /restart: must be true or false/],
    ["", { again: true }, /Unknown field again; allowed: batch_size, restart/],
    ["", [1], /body/],
    ["/pause", { now: true }, /Unknown field now; nothing is allowed here/],
  ])("refuses POST %s %j and starts nothing", async (path, body, message) => {
    const { status, data } = await post(path, body)
    expect([status, data.type]).toEqual([400, "invalid_data"])
    expect(data.message).toMatch(message)
    expect(await state()).toBeNull()
  })

  it("asks for a login", async () => {
    for (const path of ["", "/pause"]) {
      const { status } = await post(path, {}, { validateStatus: () => true })
      expect([path, status]).toEqual([path, 401])
    }
  })
}
