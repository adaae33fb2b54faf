import type { Event, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { parse } from "csv-parse/sync"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import { takeInChangesWorkflow } from "../../src/workflows/changes/workflows/take-in-changes"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger/workflows/backfill-retention"
import { refitWorkflow } from "../../src/workflows/scoring/workflows/refit"
import {
  createSegmentWorkflow,
  deleteSegmentWorkflow,
  evaluateSegmentWorkflow,
  refreshSegmentsWorkflow,
  type SegmentedCustomer,
  updateSegmentWorkflow,
} from "../../src/workflows/segments"
import retentionSweepJob from "../../src/jobs/retention-sweep"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import type { MedusaSuite } from "../helpers/medusa-test"
import { makeShop, retention, type SmallShop } from "../helpers/small-shop"

type Bus = {
  addInterceptor(interceptor: (message: Event<unknown>) => void): unknown
}

const ONCE = {
  version: 1,
  where: { field: "purchase_count", operator: "eq", value: 1 },
}
const TWICE = {
  version: 1,
  where: { field: "purchase_count", operator: "gte", value: 2 },
}

/** Method, path, what the message tells, and the body, which is empty unless told. */
const BAD_INPUT: readonly (readonly [string, string, string, unknown?])[] = [
  ["GET", "/segments?status=gone", "status: must be one of active, archived"],
  ["GET", "/segments?order=rule", "order: unknown field rule; allowed: name, members"],
  ["GET", "/segments?limit=0&colour=red", "Unknown field colour"],
  ["GET", "/segments?q=%00", "q: must be text"],
  ["POST", "/segments", "name: must be text of 1 to 100 letters"],
  ["POST", "/segments", "rule: must be", { name: "A" }],
  ["POST", "/segments", "rule.where: ", { name: "A", rule: { version: 1, where: {} } }],
  ["POST", "/segments", "Unknown field status", { name: "A", rule: ONCE, status: "archived" }],
  ["POST", "/segments", "preset: must be one of high_value", { preset: "gone" }],
  ["POST", "/segments", "Unknown field name", { preset: "lost", name: "Mine" }],
  ["GET", "/segments/:id?fields=id", "Unknown field fields"],
  ["POST", "/segments/:id", "name: must be text", { name: "" }],
  ["POST", "/segments/:id", "rule_revision: must be", { rule_revision: "1" }],
  ["POST", "/segments/:id", "rule.version: must be 1", { rule: { ...ONCE, version: 2 } }],
  ["POST", "/segments/:id", "rule: must be", { rule: null }],
  ["POST", "/segments/:id/archive", "Unknown field now", { now: true }],
  ["GET", "/segments/:id/members?order=rank", "order: unknown field rank; allowed: entered_at"],
  ["GET", "/segments/:id/members?count_up_to=0", "count_up_to: must be a whole number"],
  ["GET", "/segments/:id/moves?kind=stayed", "kind: must be one of entered, exited"],
  ["GET", "/segments/:id/history?days=1", "days: must be a whole number from 7 to 730"],
  ["GET", "/profiles?segment_id=", "segment_id.0: must be an id"],
]

export function segmentTests({ api, getContainer }: MedusaSuite): void {
  let admin: AdminHeaders
  let shop: SmallShop
  const told: { name: string; people: readonly SegmentedCustomer[] }[] = []

  const call = async (method: string, path: string, data?: unknown, headers: object = admin) => {
    const { status, data: body } = await api.request({
      ...headers,
      method,
      url: `/admin/retention${path}`,
      data,
      validateStatus: () => true,
    })
    return { status, body }
  }
  const get = async (path: string) => (await call("GET", path)).body
  const make = async (name: string, rule: object = ONCE) =>
    (await call("POST", "/segments", { name, rule })).body.segment as { id: string }
  const emails = async (id: string, query = "") =>
    (await get(`/segments/${id}/members?${query}`)).members.map(
      ({ email }: { email: string }) => email
    )

  beforeAll(async () => {
    const container = getContainer()
    const bus = container.resolve(Modules.EVENT_BUS) as unknown as Bus
    bus.addInterceptor(({ name, data }) => {
      if (name.startsWith("retention.segment_")) {
        const { data: people } = data as { data: readonly SegmentedCustomer[] }
        told.push({ name, people })
      }
    })
    admin = await loginAsAdmin(api as never, container)
    shop = await makeShop(container, [
      {
        email: "anna@example.com",
        first_name: "Anna",
        has_account: true,
        orders: [
          { days_ago: 3, total: 50 },
          { days_ago: 40, total: 20 },
        ],
      },
      { email: "bob@example.com", first_name: "Bob", orders: [{ days_ago: 120, total: 30 }] },
      { email: "carl@example.com", orders: [{ days_ago: 10, total: 8 }] },
      { email: "dora@example.com", has_account: true },
    ])
    await retention(container).policies.ensureSeed(
      policySchema.parse({ base_currency: "eur" }),
      shop.now
    )
    await refreshSegmentsWorkflow(container).run({ input: {} })
    expect((await get("/segments")).segments[0].evaluated_at).toBeNull()
    await backfillRetentionWorkflow(container).run({ input: {} })
  })

  beforeEach(() => {
    told.length = 0
  })

  it("come ready-made with the first policy, and are built by the backfill without a word", async () => {
    const page = await get("/segments?limit=200")
    expect(page).toMatchObject({
      count: 15,
      limit: 200,
      offset: 0,
      currency: "eur",
      customers: 4,
      revenue: "108",
    })
    const members = Object.fromEntries(
      page.segments.map((one: { preset: string; members: number }) => [one.preset, one.members])
    )
    expect(members).toMatchObject({
      never_bought: 1,
      one_time_buyers: 2,
      recently_reactivated: 0,
    })
    expect(page.segments.every((one: { problem: unknown }) => one.problem === null)).toBe(true)
    expect(told).toEqual([])

    const lost = page.segments.find((one: { preset: string }) => one.preset === "lost")
    expect(await call("POST", "/segments", { preset: "lost" })).toMatchObject({ status: 409 })
    await call("DELETE", `/segments/${lost.id}`)
    await refreshSegmentsWorkflow(getContainer()).run({ input: {} })
    expect(await get("/segments?q=Lost")).toMatchObject({ count: 0 })
    expect(await call("POST", "/segments", { preset: "lost" })).toMatchObject({
      status: 201,
      body: { segment: { preset: "lost", name: "Lost" } },
    })
  })

  it("are made, read, edited, copied, archived, restored and deleted", async () => {
    const made = await call("POST", "/segments", { name: "Once", rule: ONCE })
    expect(made).toMatchObject({
      status: 201,
      body: {
        segment: {
          name: "Once",
          description: null,
          preset: null,
          status: "active",
          rule: ONCE,
          rule_revision: 1,
          problem: null,
          members: 2,
          share: 0.5,
          revenue: "38",
          change_30: null,
          sync: null,
          archived_at: null,
        },
      },
    })
    const { id } = made.body.segment
    expect(await get(`/segments/${id}`)).toEqual(made.body)
    expect((await emails(id)).sort()).toEqual(["bob@example.com", "carl@example.com"])
    expect(await emails(id, "order=email&q=exam&limit=1")).toEqual(["bob@example.com"])
    expect(await get(`/segments/${id}/members?count_up_to=1&q=example`)).toMatchObject({
      count: 1,
      count_exceeded: true,
      currency: "eur",
    })
    const edit = { rule: TWICE, rule_revision: 1, description: "Loyal" }
    expect(await call("POST", `/segments/${id}`, edit)).toMatchObject({
      status: 200,
      body: { segment: { rule_revision: 2, members: 1, description: "Loyal" } },
    })
    expect(await call("POST", `/segments/${id}`, edit)).toMatchObject({
      status: 409,
      body: { type: "conflict", message: expect.stringContaining("rule_revision: 1") as string },
    })
    const copy = await call("POST", `/segments/${id}/duplicate`, {})
    expect(copy).toMatchObject({
      status: 201,
      body: { segment: { name: "Once (2)", members: 1, rule_revision: 1 } },
    })
    expect(await call("POST", `/segments/${id}/archive`, {})).toMatchObject({
      status: 200,
      body: { segment: { status: "archived" } },
    })
    expect((await call("POST", `/segments/${id}/evaluate`, {})).status).toBe(409)
    expect(await get("/segments?status=archived")).toMatchObject({ count: 1 })
    expect(await call("POST", `/segments/${id}/restore`, {})).toMatchObject({
      status: 200,
      body: { segment: { status: "active", archived_at: null } },
    })
    expect((await call("POST", `/segments/${id}/evaluate`, {})).status).toBe(200)
    expect(await get(`/segments/${id}/history?days=7`)).toMatchObject({
      time_zone: "UTC",
      currency: "eur",
      days: [{ people: 1, entered: 0, exited: 0, revenue: "70" }],
    })
    expect(await get(`/segments/${id}/moves`)).toEqual({
      moves: [],
      count: 0,
      limit: 20,
      offset: 0,
    })
    expect(told).toEqual([])
    for (const gone of [id, copy.body.segment.id]) {
      expect(await call("DELETE", `/segments/${gone}`)).toMatchObject({
        status: 200,
        body: { id: gone, deleted: true },
      })
    }
    expect((await call("GET", `/segments/${id}`)).status).toBe(404)
  })

  it("answer bad input with 400, the field and what is allowed, and change nothing", async () => {
    const before = await get("/segments?limit=200")
    const [{ id }] = before.segments
    for (const [method, path, message, body] of BAD_INPUT) {
      const data = body ?? (method === "POST" ? {} : undefined)
      const answer = await call(method, path.replace(":id", id), data)
      expect([method, path, answer]).toMatchObject([
        method,
        path,
        {
          status: 400,
          body: { type: "invalid_data", message: expect.stringContaining(message) as string },
        },
      ])
    }
    expect(await get("/segments?limit=200")).toEqual(before)
  })

  it("answer 404 for an id that none has, and 401 without a login", async () => {
    for (const [method, path] of [
      ["GET", ""],
      ["POST", ""],
      ["DELETE", ""],
      ["POST", "/duplicate"],
      ["POST", "/archive"],
      ["POST", "/restore"],
      ["POST", "/evaluate"],
      ["GET", "/members"],
      ["GET", "/moves"],
      ["GET", "/history"],
    ] as const) {
      const data = method === "POST" ? {} : undefined
      const { status } = await call(method, `/segments/rseg_none${path}`, data)
      expect([method, path, status]).toEqual([method, path, 404])
      const anonymous = await call(method, `/segments/rseg_none${path}`, data, {})
      expect([method, path, anonymous.status]).toEqual([method, path, 401])
    }
    expect((await call("GET", "/segments", undefined, {})).status).toBe(401)
    expect((await call("POST", "/segments", {}, {})).status).toBe(401)
  })

  it("follow what is taken in, tell it once, and show it", async () => {
    const container = getContainer()
    const once = await make("One order")
    const twice = await make("Two orders", TWICE)
    const [dora = "", bob = ""] = [shop.customer_ids[3], shop.customer_ids[1]]
    await buy(container, { email: "dora@example.com", customer_id: dora })
    await buy(container, { email: "bob@example.com", customer_id: bob })
    const { result } = await takeInChangesWorkflow(container).run()
    expect(result.scored?.written).toBe(2)
    const people = told.flatMap(({ name, people }) =>
      people
        .filter(({ segment_id }) => segment_id === once.id || segment_id === twice.id)
        .map((one) => [name, one.segment_name, one.customer_ids, one.cause])
    )
    expect(people.sort()).toEqual([
      ["retention.segment_entered", "One order", [dora], "change"],
      ["retention.segment_entered", "Two orders", [bob], "change"],
      ["retention.segment_exited", "One order", [bob], "change"],
    ])
    told.length = 0
    await takeInChangesWorkflow(container).run()
    await refitWorkflow(container).run()
    expect(
      told.flatMap(({ people }) => people).filter((one) => one.segment_id === once.id)
    ).toEqual([])

    const moves = await get(`/segments/${once.id}/moves?kind=exited`)
    expect(moves).toMatchObject({
      count: 1,
      moves: [{ email: "bob@example.com", first_name: "Bob", kind: "exited", cause: "change" }],
    })
    const { profile } = await get(`/profiles/${dora}`)
    expect(profile.segments).toContainEqual({
      id: once.id,
      name: "One order",
      preset: null,
      entered_at: expect.any(String) as string,
    })
    expect(await get(`/profiles?segment_id=${twice.id}`)).toMatchObject({ count: 2 })
    const { data } = await api.get(
      `/admin/retention/profiles/export?segment_id=${twice.id}&columns=email`,
      { ...admin, responseType: "text" }
    )
    // Ids of one millisecond are in no order.
    const [header, ...rows] = parse(data, { bom: true }).flat()
    expect([header, rows.sort()]).toEqual(["email", ["anna@example.com", "bob@example.com"]])

    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data: members } = await query.graph({
      entity: "retention_segment_member",
      fields: ["entered_at", "cause", "person.email", "segment.name"],
      filters: { segment_id: once.id, person: { email: { $like: "dora%" } } },
      pagination: { take: 5, order: { entered_at: "DESC" } },
    })
    expect(members).toMatchObject([
      { cause: "change", person: { email: "dora@example.com" }, segment: { name: "One order" } },
    ])
    const { data: profiles } = await query.graph({
      entity: "retention_profile",
      fields: ["person.email", "segments.segment.name"],
      filters: { segments: { segment_id: twice.id }, person: { email: "bob@example.com" } },
    })
    expect(profiles).toMatchObject([
      { segments: expect.arrayContaining([{ segment: { name: "Two orders" } }]) as unknown },
    ])
    const { data: exits } = await query.graph({
      entity: "retention_segment_move",
      fields: ["kind", "segment.name", "person.email"],
      filters: { segment_id: once.id, kind: "exited" },
    })
    expect(exits).toMatchObject([{ segment: { name: "One order" } }])
    const { data: segments } = await query.graph({
      entity: "retention_segment",
      fields: ["name", "members", "rule"],
      filters: { id: [once.id] },
    })
    expect(segments).toMatchObject([{ name: "One order", members: 2, rule: ONCE }])
  })

  it("are kept by the sweep, whose failure is logged and mended by the next", async () => {
    const container = getContainer()
    const { id } = await make("Kept by the sweep")
    const { memberships } = retention(container)
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    const error = jest.spyOn(logger, "error").mockImplementation(() => undefined)
    const broken = jest.spyOn(memberships, "evaluateWaiting").mockRejectedValue(new Error("down"))
    try {
      await buy(container, { email: "fay@example.com", customer_id: null })
      const { result } = await takeInChangesWorkflow(container).run()
      expect(result).toMatchObject({ status: "done", scored: { written: 1 } })
      expect(error.mock.calls.flat().join()).toContain("segments could not be evaluated")
    } finally {
      broken.mockRestore()
      error.mockRestore()
    }
    expect(await emails(id, "q=fay")).toEqual([])
    await retentionSweepJob(container)
    expect(await emails(id, "q=fay")).toEqual(["fay@example.com"])
  })

  it("can be made, evaluated and refused by other code", async () => {
    const container = getContainer()
    const { result: segment } = await createSegmentWorkflow(container).run({
      input: { name: "By code", rule: ONCE },
    })
    const { result: run } = await evaluateSegmentWorkflow(container).run({
      input: { segment_id: segment.id },
    })
    expect(run).toMatchObject({ entered: 0, exited: 0, failed: [] })
    const evaluate = jest
      .spyOn(retention(container).memberships, "evaluate")
      .mockRejectedValue(new Error("down"))
    try {
      const input = { segment_id: segment.id, name: "Other", rule: TWICE }
      await expect(updateSegmentWorkflow(container).run({ input })).rejects.toMatchObject({
        message: "down",
      })
      const another = { name: "Another", rule: ONCE }
      await expect(createSegmentWorkflow(container).run({ input: another })).rejects.toMatchObject({
        message: "down",
      })
    } finally {
      evaluate.mockRestore()
    }
    expect(await get(`/segments/${segment.id}`)).toMatchObject({
      segment: { name: "By code", rule: ONCE, rule_revision: 3 },
    })
    expect(await get("/segments?q=Another")).toMatchObject({ count: 0 })
    await deleteSegmentWorkflow(container).run({ input: { segment_id: segment.id } })
  })
}

/** Lets somebody place a paid order, and names it. */
async function buy(
  container: MedusaContainer,
  { email, customer_id }: { email: string; customer_id: string | null }
): Promise<void> {
  const [order] = await container.resolve(Modules.ORDER).createOrders([
    {
      email,
      ...(customer_id === null ? {} : { customer_id }),
      currency_code: "eur",
      status: "pending",
      items: [{ title: "Shirt", quantity: 1, unit_price: 12 }],
      transactions: [{ amount: 12, currency_code: "eur", reference: "capture" }],
    },
  ])
  await retention(container).hints.note(
    [{ kind: "order", subject_id: order?.id ?? "" }],
    () => new Date()
  )
}
