import type { Client } from "pg"
import { type Preset, PRESETS } from "../../src/modules/retention/domain/segments"
import { MembershipStore } from "../../src/modules/retention/store/segments/membership-store"
import { RuleQuery } from "../../src/modules/retention/store/segments/rule-query"
import { seedPresets } from "../../src/modules/retention/store/segments/seed-presets"
import { SegmentRules } from "../../src/modules/retention/store/segments/segment-rules"
import { type ExplainedPlan, planShape } from "../app/plan-shape"
import { SqlWatch, type WatchedStatement } from "../app/watch-sql"
import { NEWEST_POLICY, WHO } from "../fixtures/by-hand"
import { PRESETS_BY_HAND } from "../fixtures/presets-by-hand"
import { emptyShop, fillSegmentShop, tidy } from "../fixtures/segment-shop"
import { progress } from "../progress"
import { benchResult, type BenchResult } from "../result"
import { median } from "../statistics"
import type { BenchStore } from "../store"

const WARM_UPS = 2
/** What takes little is repeated until its median holds still. */
const REPEATS = 51
/** No question is repeated any more once it has taken so long in all; nine times at least. */
const LONGEST_MS = 4_000
const FEWEST = 9
/** Repetitions of one person's evaluation. */
const EVENTS = 25
/** Count, first page and one person may take so many times the yardstick. */
const LIMIT = 1.5
const FIRST_PAGE = 20
/** The small shop that one person's evaluation is compared with, as a part of the large. */
const SMALL = 0.01
const LEAST = 10_000

const sql = new SqlWatch()

/** One side of a comparison: what it takes, and how Postgres goes about it. */
type Side = { readonly seconds: number; readonly plan: string }

/**
 * Ready-made segments: count and first page against SQL by hand, the full refresh of all, and what
 * one changed person costs in a small and a large shop.
 */
export async function segmentsSuite(store: BenchStore, people: number): Promise<BenchResult[]> {
  const rules = new SegmentRules()
  const memberships = new MembershipStore(store.dataSource, rules)
  const small = Math.max(LEAST, Math.round(people * SMALL))
  progress(`a shop of ${small.toLocaleString("en")} people`)
  await fillSegmentShop(store, small, new Date())
  await seedPresets(store.dataSource, new Date())
  await memberships.refreshAll({ now: new Date(), cause: "night" })
  await tidy(store.client)
  const before = await onePerson(store, memberships)
  await emptyShop(store.client)

  progress(`a shop of ${people.toLocaleString("en")} people`)
  await fillSegmentShop(store, people, new Date())
  const asked = await measureReadyMade(store)
  const refreshes = await refreshResults(store, memberships)
  progress("one person")
  const after = await onePerson(store, memberships)
  return [...asked, ...refreshes, onePersonResult(before, small, after, people)]
}

/** Count and first page of each ready-made segment, in a shop that is filled. */
export async function measureReadyMade(store: BenchStore): Promise<BenchResult[]> {
  const query = new RuleQuery(store.dataSource, new SegmentRules())
  const results: BenchResult[] = []
  for (const preset of PRESETS) {
    progress(preset.key)
    results.push(...(await presetResults(store, query, preset)))
  }
  return results
}

async function presetResults(
  store: BenchStore,
  query: RuleQuery,
  { key, rule }: Preset
): Promise<BenchResult[]> {
  const { from, where } = PRESETS_BY_HAND[key]
  const matches = `FROM ${from} WHERE ${where}`
  const ids = `SELECT profile.person_id ${matches}
                ORDER BY profile.person_id COLLATE "C" LIMIT ${FIRST_PAGE}`
  const count = `SELECT count(*)::integer ${matches}`
  const page = `${WHO} FROM (${ids}) page JOIN retention_profile profile USING (person_id)
                  JOIN retention_person person ON person.id = person_id`
  const counted = await compared(store, {
    ours: () => query.count(rule, new Date()),
    by_hand: () => byHand(store, count),
    key: count,
  })
  const paged = await compared(store, {
    ours: () => query.page(rule, new Date(), { limit: FIRST_PAGE }),
    by_hand: () => byHand(store, page),
    key: ids,
  })
  return [resultOf(`${key}: count`, counted), resultOf(`${key}: first page`, paged)]
}

/**
 * By the policy in force, with a limit, and without compiling what runs once; over a connection of
 * the same pool, since driver and transaction are not what is compared.
 */
async function byHand({ dataSource }: BenchStore, statement: string): Promise<void> {
  await dataSource.query(NEWEST_POLICY)
  await dataSource.transaction("REPEATABLE READ", async (manager) => {
    await manager.query("SET LOCAL jit = off")
    await manager.query("SET LOCAL statement_timeout = '30s'")
    await manager.query(statement)
  })
}

/** Takes turns; the plans are those of the statement that looks for the people. */
async function compared(
  { client }: BenchStore,
  {
    ours,
    by_hand,
    key,
  }: {
    readonly ours: () => Promise<unknown>
    readonly by_hand: () => Promise<unknown>
    readonly key: string
  }
): Promise<readonly [ours: Side, by_hand: Side]> {
  const { statements } = await sql.during(ours, { explain: true })
  const times: { readonly ours: number[]; readonly by_hand: number[] } = { ours: [], by_hand: [] }
  const start = performance.now()
  for (let repeat = 0; repeat < WARM_UPS + REPEATS; repeat += 1) {
    const hand = await timed(by_hand)
    const own = await timed(ours)
    if (repeat >= WARM_UPS) {
      times.by_hand.push(hand)
      times.ours.push(own)
    }
    if (times.ours.length >= FEWEST && performance.now() - start > LONGEST_MS) {
      break
    }
  }
  return [
    { seconds: median(times.ours), plan: planOf(statements) },
    { seconds: median(times.by_hand), plan: await explained(client, key) },
  ]
}

/** Of the statement that a rule was compiled into. */
function planOf(statements: readonly WatchedStatement[]): string {
  const asked = statements.find(({ text }) => text.includes("FROM retention_profile profile"))
  return asked?.plan ?? "none"
}

async function explained(client: Client, statement: string): Promise<string> {
  const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: ExplainedPlan }] }>(
    `EXPLAIN (FORMAT JSON) ${statement}`
  )
  const [row] = rows
  return row ? planShape(row["QUERY PLAN"][0].Plan) : "none"
}

function resultOf(name: string, [ours, by_hand]: readonly [ours: Side, by_hand: Side]) {
  const same = ours.plan === by_hand.plan
  return benchResult({
    name,
    seconds: ours.seconds,
    baselineSeconds: by_hand.seconds,
    limit: LIMIT,
    plans: same ? "same" : "DIFFERENT",
    notes: same ? [ours.plan] : [`compiled: ${ours.plan}`, `by hand:  ${by_hand.plan}`],
  })
}

/** All ready-made segments for everybody: made, and looked at again when nothing has changed. */
export async function refreshResults(
  store: BenchStore,
  memberships: MembershipStore
): Promise<BenchResult[]> {
  const { client, dataSource, measure } = store
  await seedPresets(dataSource, new Date())
  progress("refreshing all")
  await client.query(BARE_MEMBERS)
  const bare = await measure(async () => {
    for (const { key } of PRESETS) {
      const { from, where } = PRESETS_BY_HAND[key]
      await client.query(
        `INSERT INTO bench_member (segment_id, person_id, entered_at, cause)
         SELECT '${key}', profile.person_id, now(), 'build' FROM ${from} WHERE ${where}`
      )
    }
  })
  const refresh = () => memberships.refreshAll({ now: new Date(), cause: "night" })
  const first = await measure(refresh)
  await tidy(client)
  const compare = await measure(async () => {
    for (const { key } of PRESETS) {
      const { from, where } = PRESETS_BY_HAND[key]
      await client.query(
        `SELECT count(*) FROM (SELECT profile.person_id FROM ${from} WHERE ${where}) matched
           FULL JOIN (SELECT person_id FROM bench_member WHERE segment_id = '${key}') member
             USING (person_id)`
      )
    }
  })
  const again = await measure(refresh)
  const [members] = await dataSource.query<[{ count: number }]>(
    "SELECT count(*)::integer AS count FROM retention_segment_member"
  )
  await client.query("DROP TABLE bench_member")
  return [
    benchResult({
      name: `all ${PRESETS.length} for everybody, the first time`,
      seconds: first.seconds,
      baselineSeconds: bare.seconds,
      queries: first.queries,
      rowsWritten: members.count,
      notes: ["the yardstick inserts the same members by hand, into a table with as many indexes"],
    }),
    benchResult({
      name: `all ${PRESETS.length} for everybody, nothing changed`,
      seconds: again.seconds,
      baselineSeconds: compare.seconds,
      queries: again.queries,
      rowsWritten: again.result.entered + again.result.exited,
      notes: ["the yardstick compares the same members by hand"],
    }),
  ]
}

const BARE_MEMBERS = "CREATE TABLE bench_member (LIKE retention_segment_member INCLUDING ALL)"

type OnePerson = { readonly seconds: number; readonly statements: readonly WatchedStatement[] }

/** Somebody whose tier changes to and fro: in all segments, they and nobody else are looked at. */
export async function onePerson(
  { client, dataSource }: BenchStore,
  memberships: MembershipStore
): Promise<OnePerson> {
  const { rows } = await client.query<{ person_id: string }>(
    "SELECT person_id FROM retention_profile WHERE tier = 'mid_value' ORDER BY person_id LIMIT 1"
  )
  const person_id = rows[0]?.person_id
  const seconds: number[] = []
  let moves = 0
  const evaluate = async (tier: string) => {
    await client.query("UPDATE retention_profile SET tier = $2 WHERE person_id = $1", [
      person_id,
      tier,
    ])
    await client.query("INSERT INTO retention_unsegmented (person_id) VALUES ($1)", [person_id])
    return timed(async () => {
      const run = await memberships.evaluateWaiting({ now: new Date() })
      moves += run.entered + run.exited
    })
  }
  const { statements } = await sql.during(() => evaluate("low_value"), { explain: true })
  await evaluate("mid_value")
  for (let repeat = 0; repeat < EVENTS; repeat += 1) {
    seconds.push(await evaluate("low_value"), await evaluate("mid_value"))
  }
  if (moves !== (EVENTS + 1) * 4) {
    throw new Error(`${moves} moves: the person did not change segments every time`)
  }
  await dataSource.query("DELETE FROM retention_segment_move")
  return { seconds: median(seconds), statements }
}

function onePersonResult(
  before: OnePerson,
  small: number,
  after: OnePerson,
  people: number
): BenchResult {
  const differing = after.statements.flatMap(({ text, plan }, index) => {
    const other = before.statements[index]
    if (other?.text === text && other.plan === plan) {
      return []
    }
    const [here, there] = [partsOf(plan), partsOf(other?.plan)]
    const only = (some: readonly string[], all: readonly string[]) =>
      some.filter((part) => !all.includes(part)).join(", ") || "nothing"
    const where = text.replace(/\s+/g, " ").trim().slice(0, 80)
    return [`${only(here, there)} in the place of ${only(there, here)}: ${where}`]
  })
  return benchResult({
    name: `one person in all segments, shop of ${people.toLocaleString("en")} people`,
    seconds: after.seconds,
    baselineSeconds: before.seconds,
    queries: after.statements.length,
    limit: LIMIT,
    plans: differing.length === 0 ? "same" : "DIFFERENT",
    notes: [
      `the yardstick is the same in a shop of ${small.toLocaleString("en")} people`,
      ...differing,
    ],
  })
}

/** The nodes of a plan, each once. */
function partsOf(plan: string | null | undefined): string[] {
  return [...new Set((plan ?? "no plan").split(/[(),]/).map((part) => part.trim()))]
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}
