import type { DataSource } from "typeorm"
import {
  groupStep,
  type SegmentGroupState,
} from "../../src/modules/retention/domain/segments/group-step"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { SegmentSyncStore } from "../../src/modules/retention/store/segment-sync/segment-sync-store"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const STATES: readonly (SegmentGroupState | null)[] = [
  null,
  "adding",
  "added",
  "removing",
  "removed_by_hand",
]

/** A customer record of each kind there is. */
const RECORDS = STATES.flatMap((state) =>
  [true, false].flatMap((member) =>
    [true, false].flatMap((inside) =>
      [true, false].map((account) => ({
        id: `cus_${state ?? "unknown"}_${member}_${inside}_${account}`,
        state,
        member,
        inside,
        account,
      }))
    )
  )
)

describe("a segment's customer group", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let sync: SegmentSyncStore

  beforeAll(async () => {
    database = await createTestDatabase("segment_group")
    dataSource = await openMigrated(database)
    sync = new SegmentSyncStore(dataSource)
    await new PolicyStore(dataSource).ensureSeed(policySchema.parse({}), NOW)
    await dataSource.query(
      `INSERT INTO retention_segment
              (id, name, rule, rule_revision, status, evaluated_at, created_at, updated_at)
       VALUES ('rseg_1', 'One', $1, 1, 'active', $2, $2, $2)`,
      [{ version: 1, where: { field: "slowing", operator: "is", value: true } }, NOW]
    )
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  async function records(include_guests: boolean): Promise<void> {
    await dataSource.query(
      `TRUNCATE retention_identity, retention_segment_member, retention_segment_group,
                retention_segment_group_member, retention_unsynced`
    )
    await sync.switchOn({ segment_id: "rseg_1", customer_group_id: "vip", include_guests }, NOW)
    const rows = JSON.stringify(RECORDS)
    await dataSource.query(
      `INSERT INTO retention_identity
              (customer_id, person_id, email, has_account, customer_created_at, group_ids)
       SELECT id, 'rper_' || id, id, account, $2,
              CASE WHEN inside THEN ARRAY['other', 'vip'] ELSE ARRAY['other'] END
         FROM jsonb_to_recordset($1::jsonb) AS r (id text, account boolean, inside boolean)`,
      [rows, NOW]
    )
    await dataSource.query(
      `INSERT INTO retention_segment_member (segment_id, person_id, entered_at, cause)
       SELECT 'rseg_1', 'rper_' || id, $2, 'build'
         FROM jsonb_to_recordset($1::jsonb) AS r (id text, member boolean) WHERE member`,
      [rows, NOW]
    )
    await dataSource.query(
      `INSERT INTO retention_segment_group_member (segment_id, customer_id, state, at)
       SELECT 'rseg_1', id, state, $2
         FROM jsonb_to_recordset($1::jsonb) AS r (id text, state text) WHERE state IS NOT NULL`,
      [rows, NOW]
    )
  }

  const all = RECORDS.map(({ id }) => id).sort()

  /** Who is found to differ, by each of the ways to ask. */
  async function found() {
    const anywhere = await sync.differencesAnywhere(all)
    return {
      page: await sync.differences("rseg_1", { after: "", limit: 1000 }),
      some: await sync.differencesOf("rseg_1", {
        person_ids: all.map((id) => `rper_${id}`),
        customer_ids: all.slice(0, 5),
      }),
      anywhere: anywhere.get("rseg_1") ?? [],
    }
  }

  it.each([true, false])("differs where the rule says so, guests let in: %s", async (guests) => {
    await records(guests)
    const stepOf = ({ state, member, inside, account }: (typeof RECORDS)[number]) =>
      groupStep({ state, is_wanted: member && (account || guests), is_in_group: inside })
    const differing = RECORDS.filter((record) => {
      const { action, state } = stepOf(record)
      return action !== null || state !== record.state
    })
    const ids = differing.map(({ id }) => id).sort()
    expect(await found()).toEqual({ page: ids, some: ids, anywhere: ids })
    expect(await sync.differences("rseg_1", { after: ids[3] ?? "", limit: 2 })).toEqual(
      ids.slice(4, 6)
    )

    const plan = await sync.plan("rseg_1", all, NOW)
    const told = (action: "add" | "remove") =>
      RECORDS.flatMap((record) => (stepOf(record).action === action ? record.id : [])).sort()
    expect(plan).toEqual({ customer_group_id: "vip", add: told("add"), remove: told("remove") })
    const rows = await dataSource.query<{ customer_id: string; state: string }[]>(
      "SELECT customer_id, state FROM retention_segment_group_member ORDER BY 1"
    )
    const noted = RECORDS.flatMap((record) => {
      const { state } = stepOf(record)
      return state === null ? [] : { customer_id: record.id, state }
    })
    expect(rows).toEqual(noted.sort((a, b) => (a.customer_id < b.customer_id ? -1 : 1)))
  })

  it("lets those alone go on who are on their way out, once it is off", async () => {
    await records(true)
    await sync.switchOff({ segment_id: "rseg_1", take_out: false }, NOW)
    const leaving = RECORDS.filter(({ state }) => state === "removing").map(({ id }) => id)
    expect(await found()).toEqual({
      page: leaving.sort(),
      some: leaving.sort(),
      anywhere: leaving.sort(),
    })
    const plan = await sync.plan("rseg_1", all, NOW)
    expect(plan.add).toEqual([])
    expect(plan.remove).toEqual(
      RECORDS.flatMap(({ state, inside, id }) => (state === "removing" && inside ? id : [])).sort()
    )
  })

  it("marks records that changed in what groups go by, and forgets those that are gone", async () => {
    await records(false)
    const changed = async () => {
      const rows = await dataSource.query<{ customer_id: string }[]>(
        "DELETE FROM retention_unsynced RETURNING customer_id"
      )
      return (rows as unknown as [{ customer_id: string }[]])[0].map((row) => row.customer_id)
    }
    expect((await changed()).sort()).toEqual(all)
    const [id = "", other = ""] = all
    const set = (assignment: string) =>
      dataSource.query(`UPDATE retention_identity SET ${assignment} WHERE customer_id = $1`, [id])
    await set("email = 'new', last_seen_at = now(), group_ids = group_ids")
    expect(await changed()).toEqual([])
    await set("group_ids = '{}'")
    await set("has_account = NOT has_account")
    await set("person_id = 'rper_other'")
    expect(await changed()).toEqual([id, id, id])
    await dataSource.query("DELETE FROM retention_identity WHERE customer_id = ANY ($1::text[])", [
      [id, other],
    ])
    expect(await changed()).toEqual([])
    const rows = await dataSource.query<unknown[]>(
      "SELECT FROM retention_segment_group_member WHERE customer_id = ANY ($1::text[])",
      [[id, other]]
    )
    expect(rows).toEqual([])

    await sync.switchOff({ segment_id: "rseg_1", take_out: false }, NOW)
    await dataSource.query("UPDATE retention_identity SET group_ids = '{}'")
    expect(await changed()).toEqual([])
  })

  it("is due once a day, and whenever an earlier run did not come to its end", async () => {
    await records(false)
    const due = (at: string) => sync.due(new Date(at))
    expect(await due("2026-06-15T12:00:00Z")).toEqual([{ segment_id: "rseg_1", whole: true }])
    const done = async (whole: boolean) => {
      const asked = await sync.ask("rseg_1", NOW)
      return sync.finish("rseg_1", { asked: asked?.asked ?? "", whole, now: NOW })
    }
    expect(await done(true)).toBe(true)
    expect(await due("2026-06-15T23:59:59Z")).toEqual([{ segment_id: "rseg_1", whole: false }])
    expect(await due("2026-06-16T00:00:00Z")).toEqual([{ segment_id: "rseg_1", whole: true }])

    const first = await sync.ask("rseg_1", NOW)
    expect(first?.was_in_sync).toBe(true)
    expect(await sync.ask("rseg_1", NOW)).toMatchObject({ was_in_sync: false })
    expect(await sync.finish("rseg_1", { asked: first?.asked ?? "", whole: true, now: NOW })).toBe(
      false
    )
    expect(await due("2026-06-15T12:00:01Z")).toEqual([{ segment_id: "rseg_1", whole: true }])
    expect(await sync.ask("rseg_none", NOW)).toBeNull()
  })
})
