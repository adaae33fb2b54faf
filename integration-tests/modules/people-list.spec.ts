import type { DataSource } from "typeorm"
import { DAY_MS } from "../../src/modules/retention/domain/time/duration"
import type { GapCount, TransitionCause } from "../../src/modules/retention/domain/types"
import {
  RetentionFit,
  RetentionPerson,
  RetentionProfile,
  RetentionTransition,
} from "../../src/modules/retention/entities"
import { medianGapOfShop } from "../../src/modules/retention/store/median-gap"
import { PersonFinder } from "../../src/modules/retention/store/person-finder"
import type { ProfileFilters } from "../../src/modules/retention/store/profile-filters"
import { SORTABLE_FIELDS } from "../../src/modules/retention/store/profile-order"
import { ProfileReader } from "../../src/modules/retention/store/profile-reader"
import { personId, writeLedger } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-03-01T12:00:00Z")
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)

/** Twelve people: every fourth a prospect, the others silent for ten days times their number. */
const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]

let database: TestDatabase
let dataSource: DataSource
let reader: ProfileReader

beforeAll(async () => {
  database = await createTestDatabase("people_list")
  dataSource = await openMigrated(database)
  reader = new ProfileReader(dataSource)
  await fill()
})

afterAll(async () => {
  await dataSource?.destroy()
  await database?.drop()
})

async function fill() {
  await dataSource.getRepository(RetentionPerson).insert(
    NAMES.map((name, index) => ({
      id: personId(name),
      email: `${name}@example.com`,
      last_seen_at: index % 2 === 0 ? daysAgo(index) : null,
    }))
  )
  await dataSource.getRepository(RetentionProfile).insert(
    NAMES.map((name, index) => ({
      person_id: personId(name),
      tier_changed_at: daysAgo(30),
      stage_changed_at: daysAgo(30),
      ...(index % 4 === 3 ? { stage: "prospect" as const } : buyer(index)),
    }))
  )
  const change = { kind: "stage", run_id: "rrun_1" } as const
  await dataSource.getRepository(RetentionTransition).insert([
    { ...change, ...noticed("a", 400, "backfill"), from_value: null, to_value: "active" },
    { ...change, ...noticed("a", 9, "time"), from_value: "active", to_value: "at_risk" },
    { ...change, ...noticed("b", 2, "time"), from_value: "active", to_value: "at_risk" },
    { ...change, ...noticed("b", 1, "order"), from_value: "at_risk", to_value: "active" },
    { ...change, ...noticed("c", 1, "backfill"), from_value: "active", to_value: "at_risk" },
    { ...change, ...noticed("d", 1, "fit"), from_value: "active", to_value: "at_risk" },
    { ...change, ...noticed("g", 1, "policy"), from_value: "active", to_value: "at_risk" },
    { ...change, ...noticed("e", 1, "order"), from_value: null, to_value: "new" },
    {
      ...change,
      ...noticed("f", 2, "order"),
      kind: "tier",
      from_value: "mid_value",
      to_value: "high_value",
    },
  ])
}

function buyer(index: number) {
  return {
    stage: "active" as const,
    tier: "mid_value" as const,
    previous_stage: index % 2 === 0 ? ("at_risk" as const) : null,
    previous_tier: index < 2 ? ("low_value" as const) : null,
    // Ties in most columns.
    purchase_count: 1 + (index % 3),
    purchase_days: 1,
    total_revenue: String(10 * (index % 3)),
    average_order_value: index === 2 ? null : "10",
    rfm_r: 1 + (index % 5),
    first_purchase_at: daysAgo(500),
    last_purchase_at: daysAgo(10 * index),
    next_stage_at: index % 2 === 0 ? daysAgo(-index) : null,
  }
}

function noticed(name: string, days: number, cause: TransitionCause) {
  return { person_id: personId(name), cause, occurred_at: daysAgo(days) }
}

const page = { limit: 200, offset: 0 }

async function names(filters: ProfileFilters): Promise<string> {
  const { profiles, count } = await reader.list({ filters, ...page }, NOW)
  expect(count).toBe(profiles.length)
  const exported: string[] = []
  for await (const rows of reader.pages(filters, NOW)) {
    exported.push(...rows.map(({ email }) => email?.[0] ?? ""))
  }
  const listed = profiles.map(({ email }) => email?.[0] ?? "").sort()
  expect(exported).toEqual(listed)
  return listed.join("")
}

describe("filters", () => {
  it.each<[string, ProfileFilters, string]>([
    ["at least so long", { silence_days: { $gte: 60 } }, "gijk"],
    ["longer", { silence_days: { $gt: 60 } }, "ijk"],
    ["less", { silence_days: { $lt: 20 } }, "ab"],
    ["at most", { silence_days: { $lte: 20 } }, "abc"],
    ["between", { silence_days: { $gte: 19.5, $lt: 50.5 } }, "cef"],
  ])("silence, %s", async (_, filters, expected) => {
    expect(await names(filters)).toBe(expected)
  })

  it("keeps the bounds of silence beside those of the last purchase", async () => {
    const filters = { silence_days: { $gte: 20 }, last_purchase_at: { $gte: daysAgo(50) } }
    expect(await names(filters)).toBe("cef")
  })

  it.each<[ProfileFilters, string]>([
    [{ previous_stage: ["at_risk", "lost"] }, "acegik"],
    [{ previous_tier: ["low_value"] }, "ab"],
    [{ previous_tier: ["low_value"], previous_stage: ["at_risk"] }, "a"],
  ])("what they were before: %j", async (filters, expected) => {
    expect(await names(filters)).toBe(expected)
  })

  const week = daysAgo(7).toISOString()
  it.each<[string, ProfileFilters["moved"], string]>([
    ["from one to another", stageMove("active", "at_risk", week), "b"],
    ["the other way", stageMove("at_risk", "active", week), "b"],
    ["at that very time", stageMove("active", "at_risk", daysAgo(9).toISOString()), "ab"],
    ["from anywhere, but not from nowhere", { kind: "stage", since: week }, "b"],
    ["a tier", { kind: "tier", to: "high_value", since: week }, "f"],
    ["a stage is no tier", { kind: "tier", from: "active", since: week }, ""],
  ])("who moved %s", async (_, moved, expected) => {
    expect(await names({ moved })).toBe(expected)
  })
})

function stageMove(from: string, to: string, since: string) {
  return { kind: "stage", from, to, since } as const
}

describe("counting", () => {
  it("stops where it is told to, and says that there are more", async () => {
    const count = async (count_up_to: number) => {
      const { profiles, ...counted } = await reader.list(
        { filters: { has_account: false }, limit: 1, offset: 0, count_up_to },
        NOW
      )
      expect(profiles).toHaveLength(1)
      return counted
    }
    expect(await count(11)).toEqual({ count: 11, count_exceeded: true })
    expect(await count(12)).toEqual({ count: 12, count_exceeded: false })
    expect(await count(100)).toEqual({ count: 12, count_exceeded: false })
  })

  it("knows by tier and stage without counting, whatever the bound", async () => {
    const count = async (filters: ProfileFilters) => {
      const page = await reader.list({ filters, limit: 1, offset: 0, count_up_to: 1 }, NOW)
      return { count: page.count, count_exceeded: page.count_exceeded }
    }
    expect(await count({})).toEqual({ count: 12, count_exceeded: false })
    expect(await count({ stage: ["prospect"] })).toEqual({ count: 3, count_exceeded: false })
    expect(await count({ tier: ["mid_value", "high_value"] })).toMatchObject({ count: 9 })
    expect(await count({ tier: ["mid_value"], stage: ["prospect"] })).toMatchObject({ count: 0 })
    expect(await count({ stage: ["active"], slowing: false })).toEqual({
      count: 1,
      count_exceeded: true,
    })
  })

  it("counts all without a bound", async () => {
    const counted = await reader.list({ filters: {}, limit: 1, offset: 0 }, NOW)
    expect(counted).toMatchObject({ count: 12 })
    expect(counted).not.toHaveProperty("count_exceeded")
  })
})

describe("order", () => {
  it.each(SORTABLE_FIELDS.flatMap((field) => [{ field }, { field, descending: true }]))(
    "pages by %j neither lose nor repeat anybody, and who has no value comes last",
    async ({
      field,
      descending = false,
    }: { field: (typeof SORTABLE_FIELDS)[number] } & { descending?: boolean }) => {
      const found: (string | null)[] = []
      const values: unknown[] = []
      for (let offset = 0; offset < NAMES.length; offset += 5) {
        const order = { field, descending }
        const { profiles } = await reader.list({ filters: {}, order, limit: 5, offset }, NOW)
        found.push(...profiles.map(({ email }) => email))
        values.push(...profiles.map((profile) => profile[field]))
      }
      expect(new Set(found).size).toBe(NAMES.length)
      const known = values.filter((value) => value !== null)
      expect(values.slice(0, known.length)).toEqual(known)
      expect(known).toEqual([...known].sort((one, other) => compare(one, other, descending)))
    }
  )
})

/** Money in this file is whole. */
function compare(one: unknown, other: unknown, descending: boolean): number {
  const plain = (value: unknown) => (/^\d+$/.test(String(value)) ? Number(value) : value)
  const [left, right] = [plain(one), plain(other)] as [number, number]
  return (left < right ? -1 : left > right ? 1 : 0) * (descending ? -1 : 1)
}

describe("the median gap of the shop", () => {
  const fit = {
    policy_version: 1,
    cause: "nightly" as const,
    limits_refitted: true,
    buyers: 0,
    gaps: 0,
    history_days: 0,
    limits: { at_risk: 90, dormant: 180, lost: 365 },
    method: "fallback" as const,
    silence_cuts: [],
    frequency_cuts: [],
    monetary_cuts: [],
  } satisfies Partial<RetentionFit>

  it.each<[string, GapCount[] | null, number | null]>([
    [
      "one of two halves",
      [
        [7, 2],
        [30, 2],
      ].map(gap),
      7,
    ],
    [
      "past the half",
      [
        [1, 2],
        [30, 2],
        [400, 1],
      ].map(gap),
      30,
    ],
    ["without gaps", [], null],
    ["of a fit that kept none", null, null],
  ])("%s", async (_, gap_counts, expected) => {
    const fits = dataSource.getRepository(RetentionFit)
    const rows = [
      { ...fit, id: "rfit_1", fitted_at: daysAgo(1), gap_counts: [gap([99, 9])] },
      { ...fit, id: "rfit_2", fitted_at: daysAgo(0), gap_counts },
      // A night that left the limits as they were.
      { ...fit, id: "rfit_3", fitted_at: daysAgo(0), limits_refitted: false, gap_counts: null },
    ]
    await fits.insert(rows)
    expect(await medianGapOfShop(dataSource)).toBe(expected)
    await fits.delete(rows.map(({ id }) => id))
  })

  it("is unknown before the first fit", async () => {
    expect(await medianGapOfShop(dataSource)).toBeNull()
  })
})

function gap([days = 0, count = 0]: readonly number[]): GapCount {
  return { days, count }
}

describe("an order of a person", () => {
  const finder = () => new PersonFinder(dataSource)

  beforeAll(async () => {
    await writeLedger(
      dataSource,
      ["zoe"],
      [
        { person: "zoe", at: "2026-01-01T00:00:00Z", order_id: "order_z1" },
        { person: "zoe", at: "2026-01-02T00:00:00Z", order_id: "order_z3" },
        { person: "zoe", at: "2026-01-02T00:00:00Z", order_id: "order_z2" },
        {
          person: "zoe",
          at: "2025-01-01T00:00:00Z",
          canceled_at: "2025-01-02T00:00:00Z",
          order_id: "order_gone",
        },
        { person: "zoe", at: "2027-01-01T00:00:00Z", order_id: "order_future" },
      ]
    )
  })

  it.each([
    ["order_z1", 1],
    ["order_z2", 2],
    ["order_z3", 3],
    ["order_gone", null],
    ["order_future", null],
  ])("%s is number %s of its three", async (order_id, number) => {
    const person_id = personId("zoe")
    expect(await finder().find(order_id)).toEqual({ person_id, order_id })
    expect(await finder().place(person_id, order_id, NOW)).toEqual({ order_id, number, of: 3 })
  })

  it("is nobody's when it is unknown", async () => {
    for (const id of ["order_none", "", "a\0b"]) {
      await expect(finder().find(id)).rejects.toMatchObject({ type: "not_found" })
    }
  })
})
