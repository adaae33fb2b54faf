import type { DataSource } from "typeorm"
import { LedgerStore } from "../../src/modules/retention/store/ledger-store"
import { PeopleStore } from "../../src/modules/retention/store/people-store"
import { ProblemStore } from "../../src/modules/retention/store/problem-store"
import type { MappedCustomer } from "../../src/modules/retention/source/map-customer"
import type { MappedOrder } from "../../src/modules/retention/source/mapped-order"
import { mappedCustomer, mappedOrder } from "../helpers/mapped"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-05-01T00:00:00.000Z")
const later = (minutes: number) => new Date(Date.UTC(2026, 2, 1, 10, minutes))

describe("ledger and people in the database", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let ledger: LedgerStore
  let people: PeopleStore
  let problems: ProblemStore

  beforeAll(async () => {
    database = await createTestDatabase("ledger")
    dataSource = await openMigrated(database)
    ledger = new LedgerStore(dataSource)
    people = new PeopleStore(dataSource)
    problems = new ProblemStore(dataSource)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  beforeEach(() =>
    dataSource.query(
      `TRUNCATE retention_person, retention_identity, retention_purchase,
         retention_purchase_line, retention_profile, retention_transition, retention_problem`
    )
  )

  const rows = <Row>(sql: string) => dataSource.query<Row[]>(sql)
  const orders = (...list: MappedOrder[]) =>
    ledger.syncOrders({ orders: list, missing_ids: [] }, NOW)
  const customers = (list: MappedCustomer[], missing_ids: string[] = []) =>
    people.syncCustomers({ customers: list, problems: [], missing_ids }, NOW)
  /** Each order's person by e-mail. */
  const owners = async () =>
    Object.fromEntries(
      (
        await rows<{ order_id: string; email: string }>(
          `SELECT u.order_id, p.email FROM retention_purchase u
           JOIN retention_person p ON p.id = u.person_id`
        )
      ).map(({ order_id, email }) => [order_id, email])
    )
  const persons = () =>
    rows<Record<string, unknown> & { id: string; email: string }>(
      "SELECT * FROM retention_person ORDER BY email"
    )

  describe("orders", () => {
    it("writes rows and lines once, and nothing the second time", async () => {
      const batch = [
        mappedOrder("o1", { email: "A@x.com" }),
        mappedOrder("o2", { email: "a@x.com " }),
      ]
      const first = await orders(...batch)
      const second = await orders(...batch)
      expect(first).toMatchObject({ written: 2, lines_written: 2, cause: "order" })
      expect(first.affected).toHaveLength(1)
      expect(second).toEqual({
        written: 0,
        lines_written: 0,
        affected: [],
        cause: null,
        removed_person_ids: [],
      })
      expect((await persons()).map(({ email }) => email)).toEqual(["a@x.com"])
    })

    it("keeps every field, decimals to the last digit", async () => {
      const order = mappedOrder("o1", {
        email: "A@x.com",
        customer_id: "cus_gone",
        canceled_at: later(5),
        net_amount: "12345678901234567890.123456789",
        promotions: [{ code: 'A"B,{}', promotion_id: null, amount: "0.1" }],
        sales_channel_id: "sc_1",
        display_id: null,
      })
      await orders(order)
      const [row] = await rows<Record<string, unknown>>("SELECT * FROM retention_purchase")
      const { person_id, ...kept } = row ?? {}
      expect(person_id).toMatch(/^rper_/)
      expect(kept).toEqual(order.row)
    })

    it("replaces lines only where they differ, and removes those that are gone", async () => {
      const line = (id: string, quantity: string) => ({
        id,
        order_id: "o1",
        product_id: null,
        variant_id: null,
        title: id,
        quantity,
        amount: "1",
      })
      await orders(
        mappedOrder("o1", { email: "a@x" }, { lines: [line("l1", "1"), line("l2", "1")] })
      )
      const changed = await orders(
        mappedOrder("o1", { email: "a@x" }, { lines: [line("l1", "1"), line("l3", "2")] })
      )
      expect(changed).toMatchObject({ written: 0, lines_written: 2 })
      expect(await rows("SELECT id, quantity FROM retention_purchase_line ORDER BY id")).toEqual([
        { id: "l1", quantity: "1" },
        { id: "l3", quantity: "2" },
      ])
    })

    it("lets an equally old or newer reading through, and no older one", async () => {
      const at = (net_amount: string, minutes: number, source_version = 1) =>
        orders(
          mappedOrder("o1", {
            email: "a@x",
            net_amount,
            source_version,
            source_updated_at: later(minutes),
          })
        )
      await at("10", 5)
      expect((await at("9", 5)).written).toBe(1)
      expect((await at("20", 4, 9)).written).toBe(0)
      // Undoing a change lowers the version, and is newer all the same.
      expect((await at("7", 6, 0)).written).toBe(1)
      expect(await rows("SELECT net_amount FROM retention_purchase")).toEqual([{ net_amount: "7" }])
    })

    it("takes what was read under the lock for the newest, whatever its time says", async () => {
      const at = (minutes: number) => ({ email: "a@x", source_updated_at: later(minutes) })
      await orders(mappedOrder("o1", at(5)))
      // Cancelled on a server whose clock is behind.
      const cancelled = mappedOrder("o1", { ...at(4), canceled_at: later(4), net_amount: "0" })
      const { cause } = await ledger.exclusively(NOW, (session) =>
        session.syncOrders({ orders: [cancelled], missing_ids: [] })
      )
      expect(cause).toBe("cancellation")
      expect(await rows("SELECT net_amount FROM retention_purchase")).toEqual([{ net_amount: "0" }])
    })

    it("names the weightiest cause", async () => {
      const base = { email: "a@x", net_amount: "10" }
      await orders(mappedOrder("o1", base), mappedOrder("o2", base))
      const refund = await orders(mappedOrder("o1", { ...base, net_amount: "4" }))
      const both = await orders(
        mappedOrder("o1", { ...base, net_amount: "3" }),
        mappedOrder("o2", { ...base, net_amount: "0", canceled_at: later(9) })
      )
      expect(refund.cause).toBe("refund")
      expect(both.cause).toBe("cancellation")
    })

    it("reports an order that nobody can be known by, and takes it out", async () => {
      const { affected } = await orders(mappedOrder("o1", { email: "a@x" }))
      const out = await orders(mappedOrder("o1", { email: "  ", customer_id: "cus_1" }))
      expect(out).toMatchObject({ written: 1, affected: [] })
      expect(out.removed_person_ids).toEqual(affected.map(({ person_id }) => person_id))
      expect(await owners()).toEqual({})
      expect(await rows("SELECT id FROM retention_purchase_line")).toEqual([])
      expect(await problems.counts()).toEqual({ order_without_identity: 1 })

      await orders(mappedOrder("o1", { email: "b@x" }))
      expect(await problems.counts()).toEqual({})
      expect(await owners()).toEqual({ o1: "b@x" })
    })

    it("removes what is gone, with its problems, its person and what was derived of them", async () => {
      const found = { kind: "partly_captured", subject_id: "o1", details: { total: "5" } } as const
      const { affected } = await orders(mappedOrder("o1", { email: "a@x" }, { problems: [found] }))
      await dataSource.query(
        `INSERT INTO retention_profile (person_id, stage, tier_changed_at, stage_changed_at)
         SELECT id, 'new', now(), now() FROM retention_person`
      )
      const gone = await ledger.syncOrders({ orders: [], missing_ids: ["o1", "never"] }, NOW)
      expect(gone).toMatchObject({ written: 1, affected: [] })
      expect(gone.removed_person_ids).toEqual([affected[0]?.person_id])
      for (const table of ["person", "profile", "purchase", "purchase_line", "problem"]) {
        expect(await rows(`SELECT 1 FROM retention_${table}`)).toEqual([])
      }
    })

    it("sets and clears an order's own problems and keeps when they were first seen", async () => {
      const problem = (paid: string) => ({
        problems: [
          { kind: "partly_captured", subject_id: "o1", details: { paid_total: paid } } as const,
        ],
      })
      await orders(mappedOrder("o1", { email: "a@x" }, problem("1")))
      await ledger.syncOrders(
        { orders: [mappedOrder("o1", { email: "a@x" }, problem("2"))], missing_ids: [] },
        new Date("2026-06-01")
      )
      const page = await problems.list({ kind: "partly_captured", limit: 10, offset: 0 })
      expect(page.count).toBe(1)
      expect(page.problems[0]).toMatchObject({
        subject_id: "o1",
        details: { paid_total: "2" },
        first_seen_at: NOW,
      })
      await orders(mappedOrder("o1", { email: "a@x" }))
      expect(await problems.counts()).toEqual({})
    })
  })

  describe("people", () => {
    it("joins records by e-mail and takes the newest name and the earliest account", async () => {
      await customers([
        mappedCustomer("cus_1", "A@x.com", {
          first_name: "Old",
          has_account: true,
          customer_created_at: later(3),
        }),
        mappedCustomer("cus_2", "a@x.com", { first_name: "New", customer_created_at: later(4) }),
        mappedCustomer("cus_3", "a@x.com", { customer_created_at: later(5) }),
      ])
      expect(await persons()).toMatchObject([
        { email: "a@x.com", first_name: "New", has_account: true, registered_at: later(3) },
      ])
      const again = await customers([
        mappedCustomer("cus_3", "a@x.com", { customer_created_at: later(5) }),
      ])
      expect(again).toEqual({
        written: 0,
        person_ids: [],
        changed_person_ids: [],
        removed_person_ids: [],
      })
    })

    it("renames in place when nothing else carries the old e-mail", async () => {
      await customers([mappedCustomer("cus_1", "a@x")])
      await orders(mappedOrder("o1", { customer_id: "cus_1", email: "a@x" }))
      const [before] = await persons()
      const renamed = await customers([mappedCustomer("cus_1", "b@x")])
      expect(await persons()).toMatchObject([{ id: before?.id, email: "b@x" }])
      expect(renamed.person_ids).toEqual([before?.id])
      expect(renamed.removed_person_ids).toEqual([])
    })

    it.each([
      ["another record", () => customers([mappedCustomer("cus_2", "a@x")])],
      ["a guest's order", () => orders(mappedOrder("o2", { email: "a@x" }))],
      [
        "an order of a deleted customer",
        () => orders(mappedOrder("o2", { email: "a@x", customer_id: "cus_gone" })),
      ],
    ])("moves to another person when %s carries the old e-mail", async (_what, carry) => {
      await customers([mappedCustomer("cus_1", "a@x")])
      await orders(mappedOrder("o1", { customer_id: "cus_1", email: "a@x" }))
      await carry()
      const [before] = await persons()
      const moved = await customers([mappedCustomer("cus_1", "b@x")])
      const after = await persons()
      expect(after.map(({ email }) => email)).toEqual(["a@x", "b@x"])
      expect(after[0]?.id).toBe(before?.id)
      expect((await owners()).o1).toBe("b@x")
      expect([...moved.person_ids].sort()).toEqual(after.map(({ id }) => id).sort())
    })

    it("joins the other person when somebody has the new e-mail, and leaves no orphan", async () => {
      await customers([mappedCustomer("cus_1", "a@x"), mappedCustomer("cus_2", "b@x")])
      await orders(mappedOrder("o1", { customer_id: "cus_1", email: "a@x" }))
      const [a, b] = await persons()
      const moved = await customers([mappedCustomer("cus_1", "b@x")])
      expect(await persons()).toMatchObject([{ id: b?.id }])
      expect(moved).toMatchObject({ person_ids: [b?.id], removed_person_ids: [a?.id] })
      expect(await owners()).toEqual({ o1: "b@x" })
    })

    it("swaps two e-mails", async () => {
      await customers([mappedCustomer("cus_1", "a@x"), mappedCustomer("cus_2", "b@x")])
      await orders(
        mappedOrder("o1", { customer_id: "cus_1" }),
        mappedOrder("o2", { customer_id: "cus_2" })
      )
      await customers([mappedCustomer("cus_1", "b@x"), mappedCustomer("cus_2", "a@x")])
      expect(await owners()).toEqual({ o1: "b@x", o2: "a@x" })
      expect(await persons()).toHaveLength(2)
    })

    it("lets a deleted customer's orders go by their own e-mail, or out", async () => {
      await customers([mappedCustomer("cus_1", "a@x")])
      await orders(
        mappedOrder("o1", { customer_id: "cus_1", email: "Own@x" }),
        mappedOrder("o2", { customer_id: "cus_1" })
      )
      const deleted = await customers([], ["cus_1"])
      expect(deleted.removed_person_ids).toHaveLength(1)
      expect(await owners()).toEqual({ o1: "own@x" })
      expect(await rows("SELECT * FROM retention_identity")).toEqual([])
      expect(await problems.counts()).toEqual({ order_without_identity: 1 })
    })

    it("takes orders over when the customer record comes after them", async () => {
      await orders(mappedOrder("o1", { customer_id: "cus_1", email: "typed@x" }))
      await customers([mappedCustomer("cus_1", "a@x")])
      expect(await owners()).toEqual({ o1: "a@x" })
      expect(await persons()).toHaveLength(1)
    })

    it("reports a record without e-mail, and forgets the report with the record", async () => {
      const anonymous = {
        kind: "customer_without_email",
        subject_id: "cus_1",
        details: { first_name: null },
      } as const
      await people.syncCustomers({ customers: [], problems: [anonymous], missing_ids: [] }, NOW)
      expect(await problems.counts()).toEqual({ customer_without_email: 1 })
      await customers([], ["cus_1"])
      expect(await problems.counts()).toEqual({})
    })
  })

  describe("problems of policy and time", () => {
    const settings = { base_currency: "eur", rates: { gbp: "1.2" } }
    const seed = () =>
      orders(
        mappedOrder("o_eur", { email: "a@x" }),
        mappedOrder("o_gbp", { email: "a@x", currency_code: "gbp" }),
        mappedOrder("o_jpy", { email: "a@x", currency_code: "jpy", net_amount: "900" }),
        mappedOrder("o_jpy_off", { email: "a@x", currency_code: "jpy", canceled_at: later(0) }),
        mappedOrder("o_next", { email: "a@x", created_at: new Date("2027-01-01T00:00:00Z") })
      )

    it("come and go with them", async () => {
      await seed()
      await problems.refreshDerived({ ...settings, now: NOW })
      expect(await problems.counts()).toEqual({ currency_without_rate: 1, future_order: 1 })
      const { problems: found } = await problems.list({ limit: 10, offset: 0 })
      expect(found.map(({ subject_id, details }) => [subject_id, details])).toEqual(
        expect.arrayContaining([
          ["o_jpy", { currency_code: "jpy", net_amount: "900" }],
          ["o_next", { created_at: "2027-01-01T00:00:00.000Z" }],
        ])
      )
      await problems.refreshDerived({
        base_currency: "jpy",
        rates: {},
        now: new Date("2027-01-02T00:00:00Z"),
      })
      expect(await problems.counts()).toEqual({ currency_without_rate: 3 })
    })

    it("can be looked for among some orders only", async () => {
      await seed()
      await problems.refreshDerived({ ...settings, now: NOW, order_ids: ["o_jpy", "o_eur"] })
      expect(await problems.counts()).toEqual({ currency_without_rate: 1 })
      await problems.refreshDerived({ ...settings, now: NOW, order_ids: [] })
      expect(await problems.counts()).toEqual({ currency_without_rate: 1 })
    })
  })

  it("serialises work on the ledger", async () => {
    const seen: string[] = []
    const slow = ledger.exclusively(NOW, async () => {
      seen.push("first in")
      await new Promise((resolve) => setTimeout(resolve, 100))
      seen.push("first out")
    })
    await new Promise((resolve) => setTimeout(resolve, 30))
    await ledger.exclusively(NOW, async () => void seen.push("second in"))
    await slow
    expect(seen).toEqual(["first in", "first out", "second in"])
  })

  it("writes nothing of a page that fails", async () => {
    const work = ledger.exclusively(NOW, async (session) => {
      await session.syncOrders({ orders: [mappedOrder("o1", { email: "a@x" })], missing_ids: [] })
      throw new Error("Medusa went away")
    })
    await expect(work).rejects.toThrow("Medusa went away")
    expect(await owners()).toEqual({})
    expect(await persons()).toEqual([])
  })

  it("takes 20,000 orders at once", async () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      mappedOrder(`o${i}`, { email: `u${i % 5000}@x` })
    )
    expect(await orders(...many)).toMatchObject({ written: 20_000, lines_written: 20_000 })
    expect(await persons()).toHaveLength(5000)
  })
})
