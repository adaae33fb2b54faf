import type { ICustomerModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  deleteCustomerGroupsWorkflow,
  linkCustomersToCustomerGroupWorkflow,
  updateCustomersWorkflow,
} from "@medusajs/medusa/core-flows"
import type { ExceptionKind } from "../../src/modules/retention/store/segment-sync/sync-exceptions"
import {
  backfillRetentionWorkflow,
  createSegmentWorkflow,
  setSegmentStatusWorkflow,
  switchSegmentSyncWorkflow,
  syncSegmentToCustomerGroupWorkflow,
  updateSegmentWorkflow,
  type SwitchSegmentSyncInput,
} from "../../src/workflows"
import { hintsOf } from "../../src/workflows/changes/hints-of"
import { syncSegmentsAfter } from "../../src/workflows/segment-sync/keep-synced"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import { stopTheClock, subscribedTo, takeIn } from "../helpers/delivery"
import { EventRecorder } from "../helpers/event-recorder"
import type { MedusaSuite } from "../helpers/medusa-test"
import { createCustomers } from "../helpers/orders"
import { retention } from "../helpers/small-shop"
import { the } from "../helpers/the"

export function segmentSyncTests({ api, getContainer }: MedusaSuite): void {
  let container: MedusaContainer
  /** Customer records by a short name. */
  let ids: Record<string, string>
  /** Who is in this group of Medusa's is in the segment. */
  let trade: string
  let segment_id: string
  let recorder: EventRecorder

  beforeAll(stopTheClock)

  const customers = () => container.resolve<ICustomerModuleService>(Modules.CUSTOMER)
  const sync = () => retention(container).segmentSync
  const id = (name: string) => the(ids[name], name)

  async function group(name: string): Promise<string> {
    const [made] = await customers().createCustomerGroups([{ name }])
    return the(made).id
  }

  async function put(group_id: string, ...names: string[]): Promise<void> {
    await linkCustomersToCustomerGroupWorkflow(container).run({
      input: { id: group_id, add: names.map(id) },
    })
  }

  async function take(group_id: string, ...names: string[]): Promise<void> {
    await linkCustomersToCustomerGroupWorkflow(container).run({
      input: { id: group_id, remove: names.map(id) },
    })
  }

  /** Lets the plugin hear of everything, also of what it did itself, and act on it. */
  async function settled(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      const events = subscribedTo(await recorder.take())
      const hints = events.flatMap(({ name, data }) => hintsOf(name, data) ?? [])
      await retention(container).hints.note(hints, () => new Date())
      await takeIn(container)
    }
  }

  /** Rows of Medusa's by which records are in a group. */
  async function memberships(group_id: string): Promise<{ id: string; customer_id: string }[]> {
    const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: "customer_group_customer",
      fields: ["id", "customer_id"],
      filters: { customer_group_id: group_id },
    })
    return data
  }

  /** Short names of those in a group, as Medusa has it; one that is in twice comes twice. */
  async function inside(group_id: string): Promise<string[]> {
    const names = new Map(Object.entries(ids).map(([name, record]) => [record, name]))
    const rows = await memberships(group_id)
    return rows.map(({ customer_id }) => names.get(customer_id) ?? customer_id).sort()
  }

  async function segmentOf(name: string, ...groups: string[]): Promise<string> {
    const rule = {
      version: 1 as const,
      where: { field: "customer_groups", operator: "any_of" as const, value: groups },
    }
    const { result } = await createSegmentWorkflow(container).run({ input: { name, rule } })
    return result.id
  }

  async function switched(input: Partial<SwitchSegmentSyncInput>): Promise<string> {
    const { result } = await switchSegmentSyncWorkflow(container).run({
      input: { segment_id, ...input },
    })
    return the(result).customer_group_id
  }

  const refused = (input: Partial<SwitchSegmentSyncInput>) =>
    switchSegmentSyncWorkflow(container)
      .run({ input: { segment_id, ...input } })
      .then(
        () => ({ type: "nothing", message: "" }),
        (error: { type: string; message: string }) => error
      )

  async function synced(of = segment_id) {
    const { result } = await syncSegmentToCustomerGroupWorkflow(container).run({
      input: { segment_id: of },
    })
    return result
  }

  /** A group that follows the segment and holds its members. */
  async function vip(): Promise<string> {
    const made = await switched({ create_group: { name: "VIP" } })
    await synced()
    return made
  }

  async function exceptions(kind: ExceptionKind) {
    const page = await sync().exceptions({ segment_id, kind, limit: 10, offset: 0 })
    return page.exceptions.map(({ email }) => email)
  }

  beforeEach(async () => {
    container = getContainer()
    recorder = new EventRecorder(container)
    const made = await createCustomers(container, [
      { email: "ann@x.com" },
      { email: "bob@x.com" },
      { email: "cat@x.com", has_account: false },
      { email: "dan@x.com" },
      { email: "dan@x.com", has_account: false },
      { email: "eve@x.com" },
    ])
    const record = (email: string, has_account = true) =>
      the(made.find((one) => one.email === email && one.has_account === has_account)).id
    ids = {
      ann: record("ann@x.com"),
      bob: record("bob@x.com"),
      cat: record("cat@x.com", false),
      dan: record("dan@x.com"),
      dans_guest: record("dan@x.com", false),
      eve: record("eve@x.com"),
    }
    trade = await group("Trade")
    await put(trade, "ann", "cat", "dan")
    await backfillRetentionWorkflow(container).run({ input: {} })
    segment_id = await segmentOf("Traders", trade)
  })

  afterEach(() => recorder.stop())

  it("is filled, follows who comes and goes, and is not moved by its own events", async () => {
    const made = await switched({ create_group: { name: "VIP" } })
    expect(await sync().retrieve(segment_id)).toMatchObject({ enabled: true, status: "waiting" })
    expect(await inside(made)).toEqual([])
    expect(await synced()).toEqual({ status: "in_sync", added: 2, removed: 0 })
    expect(await inside(made)).toEqual(["ann", "dan"])
    expect(await sync().retrieve(segment_id)).toMatchObject({
      status: "in_sync",
      problem: null,
      synced_at: expect.any(Date),
    })

    const before = await memberships(made)
    await settled()
    expect(await synced()).toEqual({ status: "in_sync", added: 0, removed: 0 })
    await settled()
    expect(await memberships(made)).toEqual(before)
    expect(await sync().newestChange()).toBeNull()

    await put(trade, "bob")
    await settled()
    expect(await inside(made)).toEqual(["ann", "bob", "dan"])
    await take(trade, "ann")
    await settled()
    expect(await inside(made)).toEqual(["bob", "dan"])
    expect(await sync().counts(segment_id, true)).toEqual({
      in_group: { accounts: 2, guests: 0 },
      by_segment: 2,
      by_hand: 0,
      removed_by_hand: 0,
      guests_left_out: 2,
    })
  })

  it("leaves whom somebody put in, and does not put in again whom somebody took out", async () => {
    const made = await group("VIP")
    await put(made, "ann", "eve")
    await settled()
    await switched({ customer_group_id: made })
    expect(await synced()).toMatchObject({ added: 1 })
    expect(await inside(made)).toEqual(["ann", "dan", "eve"])
    expect(await exceptions("by_hand")).toEqual(["ann@x.com", "eve@x.com"])

    await take(trade, "ann")
    await take(made, "dan")
    await settled()
    await synced()
    expect(await inside(made)).toEqual(["ann", "eve"])
    expect(await exceptions("removed_by_hand")).toEqual(["dan@x.com"])
    expect(await sync().counts(segment_id, true)).toMatchObject({
      in_group: { accounts: 2, guests: 0 },
      by_segment: 0,
      by_hand: 2,
      removed_by_hand: 1,
    })

    // Not by leaving and coming back either.
    await take(trade, "dan")
    await settled()
    await put(trade, "dan")
    await settled()
    expect(await inside(made)).toEqual(["ann", "eve"])

    await expect(sync().readmit(segment_id, [id("dan"), id("eve")])).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringContaining(id("eve")),
    })
    expect(await exceptions("removed_by_hand")).toEqual(["dan@x.com"])
    await sync().readmit(segment_id, [id("dan")])
    expect(await synced()).toMatchObject({ added: 1 })
    expect(await inside(made)).toEqual(["ann", "dan", "eve"])

    // Taken out and put in again by hand: theirs from then on.
    await take(made, "dan")
    await settled()
    await put(made, "dan")
    await settled()
    expect(await exceptions("by_hand")).toEqual(["ann@x.com", "dan@x.com", "eve@x.com"])
    await take(trade, "dan")
    await settled()
    expect(await inside(made)).toEqual(["ann", "dan", "eve"])
  })

  it("tells guests apart, and takes their accounts once they have one", async () => {
    const made = await vip()
    expect(await inside(made)).toEqual(["ann", "dan"])
    await switched({ include_guests: true })
    expect(await synced()).toMatchObject({ added: 2 })
    expect(await inside(made)).toEqual(["ann", "cat", "dan", "dans_guest"])
    expect(await sync().counts(segment_id, true)).toMatchObject({
      in_group: { accounts: 2, guests: 2 },
      guests_left_out: 0,
    })
    await switched({ include_guests: false })
    expect(await synced()).toMatchObject({ removed: 2 })
    expect(await inside(made)).toEqual(["ann", "dan"])
    await settled()

    const [account] = await createCustomers(container, [{ email: "Cat@x.com" }])
    ids.cats_account = the(account).id
    await settled()
    expect(await inside(made)).toEqual(["ann", "cats_account", "dan"])
  })

  it("takes a record out that another person's e-mail was given, though nobody left", async () => {
    const made = await vip()
    await put(trade, "dans_guest")
    await take(trade, "dan")
    await settled()
    expect(await inside(made)).toEqual(["ann", "dan"])
    await updateCustomersWorkflow(container).run({
      input: { selector: { id: id("dan") }, update: { email: "zoe@x.com" } },
    })
    await settled()
    expect(await inside(made)).toEqual(["ann"])
    expect(await exceptions("removed_by_hand")).toEqual([])
  })

  it("stops when its group is deleted or its segment archived, and tells so", async () => {
    const made = await vip()
    await deleteCustomerGroupsWorkflow(container).run({ input: { ids: [made] } })
    await put(trade, "bob")
    await settled()
    expect(await sync().retrieve(segment_id)).toMatchObject({
      enabled: true,
      status: "stopped",
      problem: { kind: "group_deleted", message: expect.stringContaining(made) },
    })
    expect(await sync().counts(segment_id, false)).toMatchObject({ removed_by_hand: 0 })

    const other = await switched({ create_group: { name: "VIP" } })
    expect(await synced()).toMatchObject({ status: "in_sync", added: 3 })
    await setSegmentStatusWorkflow(container).run({ input: { segment_id, status: "archived" } })
    await take(trade, "bob")
    await settled()
    expect(await inside(other)).toEqual(["ann", "bob", "dan"])
    expect(await sync().retrieve(segment_id)).toMatchObject({
      status: "stopped",
      problem: { kind: "segment_stopped" },
    })
    expect(await refused({})).toMatchObject({ type: "conflict" })
    await setSegmentStatusWorkflow(container).run({ input: { segment_id, status: "active" } })
    expect(await inside(other)).toEqual(["ann", "dan"])
    expect(await sync().retrieve(segment_id)).toMatchObject({ status: "in_sync", problem: null })
  })

  it("is one segment's alone, and nothing that its segment asks for", async () => {
    const made = await vip()
    const gold = await group("Gold")
    expect(await refused({ customer_group_id: gold })).toMatchObject({ type: "conflict" })
    const other = await segmentOf("Others", made)
    expect(await refused({ segment_id: other, customer_group_id: made })).toMatchObject({
      type: "conflict",
      message: expect.stringContaining("already follows the segment Traders"),
    })
    expect(await refused({ segment_id: "rseg_none", customer_group_id: gold })).toMatchObject({
      type: "not_found",
    })
    expect(await refused({ customer_group_id: "cusgroup_none", segment_id: other })).toMatchObject({
      type: "not_found",
    })
    expect(await refused({ segment_id: other })).toMatchObject({ type: "invalid_data" })
    expect(await refused({ segment_id: other, enabled: false })).toMatchObject({
      type: "not_found",
    })

    // The others ask for VIP and fill Gold; now the first must not ask for Gold.
    await switched({ segment_id: other, customer_group_id: gold })
    const asks = (...value: string[]) => ({
      version: 1 as const,
      where: { not: { field: "customer_groups", operator: "any_of" as const, value } },
    })
    const edit = (rule: object) =>
      updateSegmentWorkflow(container).run({ input: { segment_id, rule } })
    await expect(edit(asks(made))).rejects.toMatchObject({ type: "invalid_data" })
    await expect(edit(asks(trade, gold))).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringContaining("Others, which fills"),
    })
    await expect(
      edit({ version: 1, where: { field: "customer_groups", operator: "set" } })
    ).rejects.toMatchObject({ type: "invalid_data" })
    await edit(asks(trade))

    const third = await segmentOf("Third", gold)
    expect(await refused({ segment_id: third, customer_group_id: gold })).toMatchObject({
      type: "conflict",
    })
    const own = await group("Own")
    const self = await segmentOf("Self", own)
    expect(await refused({ segment_id: self, customer_group_id: own })).toMatchObject({
      type: "invalid_data",
      message: expect.stringContaining("the group that the segment fills"),
    })
    expect(await sync().retrieve(self)).toBeNull()
  })

  it("goes on from where a crash left it", async () => {
    const made = await switched({ create_group: { name: "VIP" } })
    const plan = (...names: string[]) => sync().plan(segment_id, names.map(id), new Date())
    // Our row is there, and Medusa was not told.
    expect(await plan("ann")).toEqual({ customer_group_id: made, add: [id("ann")], remove: [] })
    // Medusa was told, and we did not see it.
    await plan("dan")
    await put(made, "dan")
    // Status waiting: whoever comes next goes on.
    await syncSegmentsAfter(container, { touched: [] })
    expect(await inside(made)).toEqual(["ann", "dan"])
    expect(await exceptions("by_hand")).toEqual([])

    await settled()
    await retention(container).ledger.exclusively(new Date(), () => Promise.resolve(null))
    await container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)("retention_segment_member")
      .where({ segment_id })
      .delete()
    expect(await plan("ann", "dan")).toMatchObject({ remove: [id("ann"), id("dan")].sort() })
    await take(made, "dan")
    expect(await synced()).toMatchObject({ status: "in_sync", removed: 1 })
    expect(await inside(made)).toEqual([])
    expect(await exceptions("removed_by_hand")).toEqual([])
  })

  it("notes what Medusa refuses, leaves it alone for a while, and tries again", async () => {
    const made = await switched({ create_group: { name: "VIP" } })
    const service = customers()
    const refuse = jest
      .spyOn(Object.getPrototypeOf(service), "addCustomerToGroup")
      .mockRejectedValueOnce(new Error("no room"))
    const error = await synced().catch((reason: unknown) => reason)
    refuse.mockRestore()
    expect(error).toMatchObject({ message: expect.stringContaining("no room") })
    expect(await sync().retrieve(segment_id)).toMatchObject({
      status: "waiting",
      problem: { kind: "failed", message: expect.stringContaining("no room") },
    })
    expect(await sync().due(new Date())).toEqual([])
    expect(await sync().due(new Date(Date.now() + 6 * 60_000))).toEqual([
      { segment_id, whole: true },
    ])
    expect(await synced()).toEqual({ status: "in_sync", added: 2, removed: 0 })
    expect(await inside(made)).toEqual(["ann", "dan"])
  })

  it("can be switched off, with those we put in or without, and on again", async () => {
    const made = await vip()
    await put(made, "eve")
    await settled()
    await switched({ enabled: false })
    await take(trade, "ann")
    await settled()
    expect(await inside(made)).toEqual(["ann", "dan", "eve"])
    expect(await sync().retrieve(segment_id)).toMatchObject({ enabled: false, status: "stopped" })

    await switched({})
    expect(await synced()).toMatchObject({ status: "in_sync", removed: 1 })
    expect(await inside(made)).toEqual(["dan", "eve"])

    const other = await segmentOf("Others", trade)
    await switched({ enabled: false, take_out: true })
    expect(await refused({ segment_id: other, customer_group_id: made })).toMatchObject({
      type: "conflict",
      message: expect.stringContaining("still taking its people out"),
    })
    await syncSegmentsAfter(container, { touched: [] })
    expect(await inside(made)).toEqual(["eve"])
    expect(await sync().retrieve(segment_id)).toMatchObject({ enabled: false, status: "stopped" })
    expect(await synced()).toMatchObject({ status: "off", removed: 0 })

    // Given up, it may follow another; who is in there is theirs.
    await switched({ segment_id: other, customer_group_id: made })
    expect(await synced(other)).toMatchObject({ added: 1 })
    expect(await inside(made)).toEqual(["dan", "eve"])
    expect(await sync().retrieve(segment_id)).toBeNull()
  })

  it("takes more people than one call to Medusa would bear", async () => {
    const many = await createCustomers(
      container,
      Array.from({ length: 1200 }, (_, index) => ({ email: `p${index}@x.com` }))
    )
    await customers().addCustomerToGroup(
      many.map((customer) => ({ customer_id: customer.id, customer_group_id: trade }))
    )
    await backfillRetentionWorkflow(container).run({ input: { restart: true } })
    const calls = jest.spyOn(Object.getPrototypeOf(customers()), "addCustomerToGroup")
    const made = await switched({ create_group: { name: "VIP" } })
    expect(await synced()).toEqual({ status: "in_sync", added: 1202, removed: 0 })
    expect(new Set((await memberships(made)).map((row) => row.customer_id)).size).toBe(1202)
    expect(await memberships(made)).toHaveLength(1202)
    const sizes = calls.mock.calls.map(([pairs]) => (pairs as unknown[]).length)
    calls.mockRestore()
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
    await switched({ enabled: false, take_out: true })
    expect(await synced()).toMatchObject({ status: "off", removed: 1202 })
    expect(await memberships(made)).toEqual([])
  })

  describe("by the API", () => {
    let admin: AdminHeaders
    const path = (more = "") => `/admin/retention/segments/${segment_id}/sync${more}`
    const post = (to: string, body: object) =>
      api.post(to, body, { ...admin, validateStatus: () => true })
    const get = (from: string) => api.get(from, { ...admin, validateStatus: () => true })

    beforeEach(async () => {
      admin = await loginAsAdmin(api, container)
    })

    it("is switched, told of, run and readmitted to", async () => {
      expect((await get(path())).data).toEqual({ sync: null })
      const { status, data } = await post(path(), { create_group: { name: "VIP" } })
      expect([status, data]).toEqual([
        200,
        {
          sync: {
            customer_group: { id: expect.any(String), name: "VIP" },
            enabled: true,
            include_guests: false,
            status: "in_sync",
            problem: null,
            synced_at: expect.any(String),
            in_group: { accounts: 2, guests: 0 },
            by_segment: 2,
            by_hand: 0,
            removed_by_hand: 0,
            guests_left_out: 2,
          },
        },
      ])
      const made = data.sync.customer_group.id as string
      await take(made, "ann")
      await settled()
      const run = await post(path("/run"), {})
      expect(run.data.sync).toMatchObject({ status: "in_sync", removed_by_hand: 1 })
      const listed = await get(path("/exceptions?kind=removed_by_hand"))
      expect(listed.data).toEqual({
        exceptions: [
          {
            customer_id: id("ann"),
            person_id: expect.stringMatching(/^rper_/),
            email: "ann@x.com",
            first_name: null,
            last_name: null,
            has_account: true,
            noticed_at: expect.any(String),
          },
        ],
        count: 1,
        limit: 20,
        offset: 0,
      })
      const readmitted = await post(path("/readmit"), { customer_ids: [id("ann")] })
      expect(readmitted.data.sync).toMatchObject({ by_segment: 2, removed_by_hand: 0 })
      expect(await inside(made)).toEqual(["ann", "dan"])
      const off = await post(path(), { enabled: false, take_out: true })
      expect(off.data.sync).toMatchObject({ enabled: false, by_segment: 0 })
      expect(await inside(made)).toEqual([])
    })

    it("refuses what it cannot do, and says why", async () => {
      const made = await group("VIP")
      for (const [to, body, message] of [
        ["", { group: "VIP" }, "Unknown field group"],
        ["", { customer_group_id: 1 }, "customer_group_id: must be the id of a customer group"],
        ["", { customer_group_id: made, create_group: { name: "X" } }, "create_group: must be"],
        ["", { create_group: { name: " " } }, "create_group.name: must be"],
        ["", { enabled: false, customer_group_id: made }, "customer_group_id: must be left out"],
        ["", { take_out: true, customer_group_id: made }, "take_out: may be given"],
        ["", {}, "customer_group_id: must name the group"],
        ["/readmit", { customer_ids: [] }, "customer_ids: must hold at least one id"],
        ["/run", { now: true }, "Unknown field now"],
      ] as const) {
        const { status, data } = await post(path(to), body)
        expect([status, data.message]).toEqual([400, expect.stringContaining(message)])
      }
      expect((await get(path("/exceptions"))).status).toBe(400)
      await post(path(), { customer_group_id: made })
      const other = await segmentOf("Others", trade)
      const taken = await post(`/admin/retention/segments/${other}/sync`, {
        customer_group_id: made,
      })
      expect([taken.status, taken.data.message]).toEqual([
        409,
        expect.stringContaining("already follows the segment Traders"),
      ])
      for (const unknown of ["rseg_none", "rseg_%00"]) {
        const none = `/admin/retention/segments/${unknown}/sync`
        expect((await get(none)).status).toBe(404)
        expect((await post(none, { enabled: false })).status).toBe(404)
        expect((await post(`${none}/readmit`, { customer_ids: ["cus_1"] })).status).toBe(404)
      }
    })

    it("compares segments, and tells movements and cohorts", async () => {
      const other = await segmentOf("Others", "cusgroup_none")
      const compare = (one: string, two: string) =>
        get(`/admin/retention/segments/compare?one=${one}&other=${two}`)
      expect((await compare(segment_id, other)).data).toMatchObject({
        currency: "eur",
        one: { segment_id, people: 3, buyers: 0 },
        other: { segment_id: other, people: 0 },
        overlap: { both: 0, only_one: 3, only_other: 0 },
      })
      expect((await compare(segment_id, segment_id)).status).toBe(400)
      expect((await compare(segment_id, "rseg_none")).status).toBe(404)
      expect((await get("/admin/retention/segments/compare?one=x")).status).toBe(400)

      const movements = await get(`/admin/retention/movements?segment_id=${segment_id}`)
      expect(movements.data).toMatchObject({
        from_reconstructed: true,
        to_reconstructed: false,
        tier: [],
        stage: [{ from: "none", to: "prospect", people: 3, revenue: "0" }],
      })
      for (const [query, status] of [
        ["from=2026-1-1", 400],
        ["to=2999-01-01", 400],
        ["since=week", 400],
        ["segment_id=rseg_none", 404],
      ] as const) {
        expect((await get(`/admin/retention/movements?${query}`)).status).toBe(status)
      }
      expect((await get("/admin/retention/cohorts?months=12")).data).toMatchObject({
        currency: "eur",
        cohorts: [],
      })
      expect((await get("/admin/retention/cohorts?months=61")).status).toBe(400)
    })
  })
}
