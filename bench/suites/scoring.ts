import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { SnapshotStore } from "../../src/modules/retention/store/snapshot-store"
import { fillLedger } from "../fill-ledger"
import { benchResult, type BenchResult } from "../result"
import type { BenchStore } from "../store"

/** The least that anybody would write by hand: five figures a person, all of them rewritten. */
const BARE_UPSERT = `
  INSERT INTO bench_bare (person_id, purchase_count, total_revenue, first_purchase_at, last_purchase_at)
  SELECT person_id, count(*), sum(net_amount), min(created_at), max(created_at)
    FROM retention_purchase
   WHERE canceled_at IS NULL
   GROUP BY person_id
  ON CONFLICT (person_id) DO UPDATE
     SET purchase_count = excluded.purchase_count,
         total_revenue = excluded.total_revenue,
         first_purchase_at = excluded.first_purchase_at,
         last_purchase_at = excluded.last_purchase_at`

/** The same by hand into the profile's own table: as wide, and with its indexes. */
const PROFILE_UPSERT = `
  INSERT INTO bench_profile (person_id, stage, tier_changed_at, stage_changed_at, purchase_count,
                             total_revenue, first_purchase_at, last_purchase_at)
  SELECT person_id, 'active', now(), now(), count(*), sum(net_amount), min(created_at), max(created_at)
    FROM retention_purchase
   WHERE canceled_at IS NULL
   GROUP BY person_id
  ON CONFLICT (person_id) DO UPDATE
     SET purchase_count = excluded.purchase_count,
         total_revenue = excluded.total_revenue,
         first_purchase_at = excluded.first_purchase_at,
         last_purchase_at = excluded.last_purchase_at`

const DAY_MS = 86_400_000

/**
 * Full and partial scoring against a bare aggregate-and-upsert of the same ledger. Every case is
 * taken beside its own yardstick, since a machine is not equally busy all the time.
 */
export async function scoringSuite(store: BenchStore, people: number): Promise<BenchResult[]> {
  const { client, dataSource, measure } = store
  const scoring = new ScoringStore(dataSource)
  const policies = new PolicyStore(dataSource)
  const now = new Date()
  await fillLedger(client, people)
  await client.query(
    `CREATE TABLE bench_bare (person_id text PRIMARY KEY, purchase_count bigint,
       total_revenue numeric, first_purchase_at timestamptz, last_purchase_at timestamptz)`
  )
  const tidy = () =>
    client.query("VACUUM ANALYZE retention_profile, bench_bare, retention_transition")
  const bare = async () => {
    const { seconds } = await measure(() => client.query(BARE_UPSERT))
    await tidy()
    return seconds
  }

  const fit = await measure(() => scoring.refit({ cause: "backfill", now }))
  const bareInsert = await bare()
  const first = await measure(() => scoring.score({ cause: "backfill", now }))
  await tidy()

  const snapshots = new SnapshotStore(dataSource)
  const pictured = await measure(() => snapshots.take({ now, redraw: "always" }))
  const besidePictured = await bare()

  const unchanged = await measure(() => scoring.score({ cause: "fit", now }))
  const besideUnchanged = await bare()
  const tomorrow = new Date(now.getTime() + DAY_MS)
  const aged = await measure(() => scoring.score({ cause: "time", now: tomorrow }))
  const besideAged = await bare()

  await client.query("CREATE TABLE bench_profile (LIKE retention_profile INCLUDING ALL)")
  await client.query("INSERT INTO bench_profile SELECT * FROM retention_profile")
  await client.query("VACUUM ANALYZE bench_profile")
  // Another base currency moves the figures of nearly everybody.
  const { version } = await policies.current()
  const settings = { base_currency: "eur", rates: { usd: "0.93" } }
  await policies.save({ settings, expected_version: version, created_by: null, note: null }, now)
  await scoring.refit({ cause: "policy", now: tomorrow })
  const rewritten = await measure(() => scoring.score({ cause: "policy", now: tomorrow }))
  await tidy()
  const besideRewritten = await bare()
  // The bare amounts are dollars and the profiles' euros: every row is rewritten here too.
  await client.query("UPDATE bench_profile SET total_revenue = total_revenue * 0.93")
  await client.query("VACUUM ANALYZE bench_profile")
  const byHand = await measure(() => client.query(PROFILE_UPSERT))

  const some = Array.from({ length: Math.min(1000, people) }, (_, index) => personId(index + 1))
  const thousand = await measure(() =>
    scoring.score({ cause: "order", now: tomorrow, person_ids: some })
  )
  const one = await measure(() =>
    scoring.score({ cause: "order", now: tomorrow, person_ids: some.slice(0, 1) })
  )

  return [
    benchResult({
      name: "fit",
      seconds: fit.seconds,
      baselineSeconds: bareInsert,
      queries: fit.queries,
    }),
    scored("first scoring", first, bareInsert),
    benchResult({
      name: "the day's snapshot, and the past redrawn",
      seconds: pictured.seconds,
      baselineSeconds: besidePictured,
      queries: pictured.queries,
    }),
    scored("full rescore, nothing changed", unchanged, besideUnchanged),
    scored("full rescore, a day later", aged, besideAged),
    scored("full rescore, everything changed", rewritten, besideRewritten),
    scored(
      "the same against an upsert by hand into the profile's table",
      rewritten,
      byHand.seconds
    ),
    scored("1,000 people", thousand, null),
    scored("one person", one, null),
  ]
}

function scored(
  name: string,
  run: { seconds: number; queries: number; result: { written: number; transitions: number } },
  baselineSeconds: number | null
): BenchResult {
  const { written, transitions } = run.result
  return benchResult({
    name,
    seconds: run.seconds,
    baselineSeconds,
    queries: run.queries,
    rowsWritten: written + transitions,
  })
}

function personId(number: number): string {
  return `rper_${String(number).padStart(26, "0")}`
}
