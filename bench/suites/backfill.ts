import type { Client } from "pg"
import type { BackfillRun, MemoryMark } from "../app/backfill"
import { cloneOrders, type OrderPattern } from "../fixtures/clone-orders"
import type { MedusaServer } from "../medusa/server"
import { progress } from "../progress"
import { benchResult, type BenchResult } from "../result"
import { median } from "../statistics"

const ORDERS_PER_CUSTOMER = 2.5
const YEARS = 3
/** Times that yardstick and backfill take turns. */
const TURNS = 3
/** Time of the phase that reads orders, against reading the same for nothing. */
const LIMIT = 1.3
/** Parts of all orders after which memory is looked at. */
const MARKS = [0.25, 0.5, 1] as const

/**
 * A first backfill of a shop that has been open for years, against reading the same orders with
 * the same fields through Query and throwing them away.
 */
export async function backfillSuite(server: MedusaServer, orders: number): Promise<BenchResult[]> {
  const databaseUrl = await server.createDatabase("retention_bench_backfill")
  const client = await server.connect(databaseUrl)
  const options = {
    script: "backfill",
    databaseUrl,
    env: { RETENTION_EVENTS: "off", MEDUSA_WORKER_MODE: "server" },
    node_flags: ["--expose-gc"],
  }
  const maker = await server.start(options)
  const patterns = await maker.call<OrderPattern[]>("patterns")
  await maker.stop()
  progress(`making ${orders.toLocaleString("en")} orders`)
  const customers = Math.ceil(orders / ORDERS_PER_CUSTOMER)
  await cloneOrders(client, { patterns, orders, customers, years: YEARS })

  const child = await server.start(options)
  progress("warming up, and noting what is read")
  const first = await child.call<BackfillRun>("record")
  const runs: BackfillRun[] = []
  const yardsticks = { same: [] as number[], plain: [] as number[], all: [] as number[] }
  for (let turn = 0; turn < TURNS; turn += 1) {
    progress(`turn ${turn + 1} of ${TURNS}`)
    yardsticks.same.push(await child.call<number>("replay", { entity: "order" }))
    await forget(client)
    runs.push(await child.call<BackfillRun>("backfill"))
    yardsticks.plain.push(await child.call<number>("page"))
    yardsticks.all.push(await child.call<number>("replay", { entity: null }))
  }
  const again = await child.call<BackfillRun>("backfill")
  await child.stop()

  const ordersSeconds = median(runs.map(({ orders_seconds }) => orders_seconds))
  const rowsWritten = first.written
  return [
    benchResult({
      name: "orders, against the same calls of Query for nothing",
      seconds: ordersSeconds,
      baselineSeconds: median(yardsticks.same),
      rowsWritten,
      limit: LIMIT,
    }),
    benchResult({
      name: "orders, against one page after the other with all plain fields for nothing",
      seconds: ordersSeconds,
      baselineSeconds: median(yardsticks.plain),
      rowsWritten,
    }),
    benchResult({
      name: "the whole with customers, fit and scores, against all its calls of Query",
      seconds: median(runs.map(({ seconds }) => seconds)),
      baselineSeconds: median(yardsticks.all),
      rowsWritten,
    }),
    benchResult({
      name: "the whole once more, nothing new",
      seconds: again.seconds,
      baselineSeconds: median(yardsticks.all),
      rowsWritten: again.written,
    }),
    ...(await memoryResults(server, options, client, orders)),
  ]
}

/** In a process of its own, which has not done anything yet. */
async function memoryResults(
  server: MedusaServer,
  options: Parameters<MedusaServer["start"]>[0],
  client: Client,
  orders: number
): Promise<BenchResult[]> {
  progress("looking at memory")
  await forget(client)
  const child = await server.start(options)
  const start = performance.now()
  const marks = MARKS.map((part) => Math.floor(orders * part))
  const reached = await child.call<MemoryMark[]>("memory", { marks })
  const seconds = (performance.now() - start) / 1000
  return reached.map(({ orders: done, peak_mb, heap_mb }) =>
    benchResult({
      name: `most memory until ${done.toLocaleString("en")} orders`,
      seconds: (seconds * done) / orders,
      peakMb: peak_mb,
      notes: [`${heap_mb} MB alive on the heap`],
    })
  )
}

/** Empties the module's own tables but for the policy. */
async function forget(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
      WHERE schemaname = current_schema() AND tablename LIKE 'retention\\_%'
        AND tablename NOT IN ('retention_migrations', 'retention_policy')`
  )
  await client.query(`TRUNCATE ${rows.map(({ name }) => name).join()}`)
}
