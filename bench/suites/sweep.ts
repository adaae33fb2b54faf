import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { fillLedger } from "../fill-ledger"
import { benchResult, type BenchResult } from "../result"
import type { BenchStore } from "../store"

/** Repetitions of what is nearly nothing; the median is reported. */
const REPEATS = 51

/** How many people the sweep finds due, case by case. */
const DUE = [100, 1_000, 10_000] as const

/** The sweep by number of people due; nobody due is compared with an empty query. */
export async function sweepSuite(store: BenchStore, people: number): Promise<BenchResult[]> {
  const { client, dataSource } = store
  const scoring = new ScoringStore(dataSource)
  const now = new Date()
  await fillLedger(client, people)
  await scoring.refit({ cause: "backfill", now })
  await scoring.score({ cause: "backfill", now })
  await client.query("VACUUM ANALYZE retention_profile")

  const empty = await medianSeconds(store, () => dataSource.query("SELECT 1 WHERE FALSE"))
  const none = await medianSeconds(store, () => scoring.sweep({ now }))
  const results = [
    benchResult({ name: "nobody due", seconds: none, baselineSeconds: empty, rowsWritten: 0 }),
  ]
  for (const due of DUE.filter((count) => count <= people / 10)) {
    await client.query(
      `UPDATE retention_profile SET next_change_at = $1
        WHERE person_id IN (SELECT person_id FROM retention_profile ORDER BY person_id LIMIT $2)`,
      [now, due]
    )
    const run = await store.measure(() => scoring.sweep({ now }))
    results.push(
      benchResult({
        name: `${due.toLocaleString("en")} due`,
        seconds: run.seconds,
        queries: run.queries,
        rowsWritten: run.result.written + run.result.transitions,
      })
    )
  }
  return results
}

async function medianSeconds(store: BenchStore, run: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = []
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    seconds.push((await store.measure(run)).seconds)
  }
  return seconds.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? 0
}
