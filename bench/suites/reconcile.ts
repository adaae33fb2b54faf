import type { PassRun } from "../app/reconcile"
import { fillMedusa } from "../fixtures/fill-medusa"
import type { MedusaServer } from "../medusa/server"
import { progress } from "../progress"
import { benchResult, type BenchResult } from "../result"
import { median } from "../statistics"

const WARM_UPS = 10
const REPEATS = 101
const SLOW_REPEATS = 3
/** The fast pass against one empty query. */
const LIMIT = 20

/** Both passes of the reconcile when there is nothing new, in a shop with so many orders. */
export async function reconcileSuite(server: MedusaServer, orders: number): Promise<BenchResult[]> {
  const databaseUrl = await server.createDatabase("retention_bench_reconcile")
  const client = await server.connect(databaseUrl)
  const child = await server.start({
    script: "reconcile",
    databaseUrl,
    env: { RETENTION_EVENTS: "off", MEDUSA_WORKER_MODE: "server" },
  })
  await child.call("backfill")
  progress(`making ${orders.toLocaleString("en")} orders`)
  await fillMedusa(client, orders)

  progress("measuring")
  const fast: PassRun[] = []
  const empty = { query: [] as number[], statement: [] as number[] }
  for (let repeat = 0; repeat < WARM_UPS + REPEATS; repeat += 1) {
    const query = await child.call<number>("emptyQuery")
    const statement = await child.call<number>("emptyStatement")
    const run = await child.call<PassRun>("fast")
    if (repeat >= WARM_UPS) {
      empty.query.push(query)
      empty.statement.push(statement)
      fast.push(run)
    }
  }
  const slow: PassRun[] = []
  for (let repeat = 0; repeat < SLOW_REPEATS; repeat += 1) {
    slow.push(await child.call<PassRun>("slow"))
  }
  await child.stop()

  const measured = (runs: readonly PassRun[]) => ({
    seconds: median(runs.map(({ seconds }) => seconds)),
    queries: runs.at(-1)?.queries ?? null,
    rowsWritten: 0,
  })
  const baselineSeconds = median(empty.query)
  return [
    benchResult({
      name: "fast pass, nothing new, against an empty answer of Query",
      ...measured(fast),
      baselineSeconds,
      limit: LIMIT,
    }),
    benchResult({
      name: "fast pass, nothing new, against SELECT 1 WHERE FALSE",
      ...measured(fast),
      baselineSeconds: median(empty.statement),
    }),
    benchResult({
      name: "slow pass, nothing new, against an empty answer of Query",
      ...measured(slow),
      baselineSeconds,
    }),
  ]
}
