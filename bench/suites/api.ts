import type { Client } from "pg"
import type { ApiServer } from "../app/api"
import { type ApiCall, apiCalls } from "../fixtures/api-calls"
import { fillPeople } from "../fixtures/people-shop"
import type { MedusaServer } from "../medusa/server"
import { progress } from "../progress"
import { benchResult, type BenchResult } from "../result"
import { median } from "../statistics"

const WARM_UPS = 3
const REPEATS = 25
/** No call is repeated any more once it has taken so long in all; the median of three at least. */
const LONGEST_MS = 10_000
const FEWEST = 3
/** What a page waits for, against the same by hand and a route that does nothing. */
const LIMIT = 2

/** Milliseconds of one call, turn by turn. */
type Times = { readonly api: number[]; readonly sql: number[]; readonly empty: number[] }

/**
 * Every request that the admin's pages make, over HTTP from a running Medusa, against the same
 * answer by SQL written by hand and a route that does nothing. They take turns.
 */
export async function apiSuite(server: MedusaServer, people: number): Promise<BenchResult[]> {
  const databaseUrl = await server.createDatabase("retention_bench_api")
  const client = await server.connect(databaseUrl)
  const child = await server.start({
    script: "api",
    databaseUrl,
    env: { RETENTION_EVENTS: "off", MEDUSA_WORKER_MODE: "server" },
  })
  progress(`making ${people.toLocaleString("en")} people`)
  await fillPeople(client, people)
  progress("scoring them")
  await child.call("score")
  await client.query("VACUUM ANALYZE")
  const api = await child.call<ApiServer>("listen")
  const results = await measureCalls({ api, client }, people)
  await child.stop()
  return results
}

/** Who is asked, and the database behind it. */
export type Sides = { readonly api: ApiServer; readonly client: Client }

/** Measures every call in a shop that is filled. */
export async function measureCalls(sides: Sides, people: number): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  for (const call of apiCalls(people)) {
    progress(`measuring ${call.name}`)
    results.push(report(call, await measured(call, sides)))
  }
  return results
}

async function measured(call: ApiCall, { api, client }: Sides): Promise<Times> {
  const times: Times = { api: [], sql: [], empty: [] }
  const start = performance.now()
  for (let repeat = 0; repeat < WARM_UPS + REPEATS; repeat += 1) {
    const turn = {
      empty: await timed(() => ask(api, { path: "-bench" })),
      sql: await timed(() => byHand(client, call)),
      api: await timed(() => ask(api, call)),
    }
    if (repeat >= WARM_UPS) {
      times.empty.push(turn.empty)
      times.sql.push(turn.sql)
      times.api.push(turn.api)
    }
    if (times.api.length >= FEWEST && performance.now() - start > LONGEST_MS) {
      break
    }
  }
  return times
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** @throws Error for any other answer than 200 */
async function ask(
  { url, headers }: ApiServer,
  { path, body: posted }: Pick<ApiCall, "path" | "body">
): Promise<void> {
  const response = await fetch(
    `${url}/admin/retention${path}`,
    posted === undefined
      ? { headers }
      : {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify(posted),
        }
  )
  const body = await response.text()
  if (response.status !== 200) {
    throw new Error(`${path} was answered with ${response.status}: ${body}`)
  }
}

async function byHand(client: Client, call: ApiCall): Promise<void> {
  for (const statement of call.by_hand) {
    await client.query(statement)
  }
}

function report(call: ApiCall, times: Times): BenchResult {
  const [api, sql, empty] = [times.api, times.sql, times.empty].map(median) as [
    number,
    number,
    number,
  ]
  return benchResult({
    name: call.name,
    seconds: api / 1000,
    baselineSeconds: (sql + empty) / 1000,
    limit: LIMIT,
    notes: [`${sql.toFixed(1)} ms by hand, ${empty.toFixed(1)} ms a route that does nothing`],
  })
}
