import type { BackfillRun } from "../app/backfill"
import type { CompletedCart } from "../app/checkout"
import { cloneCarts } from "../fixtures/clone-carts"
import type { BenchChild } from "../medusa/child"
import type { MedusaServer } from "../medusa/server"
import { progress } from "../progress"
import { benchResult, type BenchResult } from "../result"
import { mean, median, ratioInterval } from "../statistics"

const WARM_UPS = 20
/** Carts that one side completes before it is the other's turn. */
const BLOCK = 5
/** Carts of one side without a pause: long enough to have bursts taken in meanwhile. */
const STEADY = 40
const LIMIT = 1.02

/** A Medusa with the plugin, or without it. */
type Side = {
  readonly child: BenchChild
  /** Ids of the carts that are still open. */
  readonly carts: string[]
}

/** What a number of carts took. */
type Completed = {
  readonly carts: readonly CompletedCart[]
  /** CPU seconds of the process, all that followed included. */
  readonly cpu: number
}

/** The same on both sides, turn by turn. */
type Turns = { readonly plugin: Completed[]; readonly plain: Completed[] }

/**
 * Completing a cart in a Medusa with the plugin, its events and its background work, against one
 * without: two processes on one Postgres, with the same data, taking turns. What a turn sets off
 * is over before the next one begins, so that neither side pays for the other.
 */
export async function checkoutSuite(server: MedusaServer, carts: number): Promise<BenchResult[]> {
  const sides = await openSides(server, WARM_UPS + carts + 2 * STEADY)
  progress("warming up")
  await takeTurns(sides, WARM_UPS, WARM_UPS)
  progress(`completing ${carts} carts on each side`)
  const short = await takeTurns(sides, carts, BLOCK)
  progress("completing carts without a pause")
  const long = await takeTurns(sides, 2 * STEADY, STEADY)
  await Promise.all([sides.plugin.child.stop(), sides.plain.child.stop()])
  return [
    compared("completing a cart, median", short, median, ({ waited }) => waited, LIMIT),
    compared("CPU time of the process meanwhile, median", short, median, ({ cpu }) => cpu),
    compared(
      "completing a cart, mean of carts without a pause, bursts taken in meanwhile",
      long,
      mean,
      ({ waited }) => waited
    ),
    allCpu("CPU time of the process for a cart, all that follows included", short),
    allCpu("the same for carts without a pause", long),
  ]
}

function compared(
  name: string,
  turns: Turns,
  statistic: (values: readonly number[]) => number,
  measure: (cart: CompletedCart) => number,
  limit?: number
): BenchResult {
  const measured = (runs: readonly Completed[]) => runs.map(({ carts }) => carts.map(measure))
  const [plugin, plain] = [measured(turns.plugin), measured(turns.plain)]
  const [lower, upper] = ratioInterval(plugin, plain, statistic)
  return benchResult({
    name,
    seconds: statistic(plugin.flat()) / 1000,
    baselineSeconds: statistic(plain.flat()) / 1000,
    ...(limit === undefined ? {} : { limit }),
    notes: [
      `95 % interval of the ratio: ${lower.toFixed(3)} to ${upper.toFixed(3)}, ` +
        `${plugin.flat().length} carts on each side`,
    ],
  })
}

function allCpu(name: string, turns: Turns): BenchResult {
  const ofCart = (runs: readonly Completed[]) =>
    mean(runs.map(({ cpu }) => cpu)) / mean(runs.map(({ carts }) => carts.length))
  return benchResult({
    name,
    seconds: ofCart(turns.plugin),
    baselineSeconds: ofCart(turns.plain),
  })
}

async function takeTurns(
  sides: { readonly plugin: Side; readonly plain: Side },
  carts: number,
  block: number
): Promise<Turns> {
  const turns: Turns = { plugin: [], plain: [] }
  for (let done = 0; done < carts; done += block) {
    const count = Math.min(block, carts - done)
    // Whoever comes second comes first next time.
    const first = turns.plugin.length % 2 === 0
    for (const which of first ? (["plugin", "plain"] as const) : (["plain", "plugin"] as const)) {
      turns[which].push(await complete(sides[which], count))
    }
  }
  return turns
}

async function openSides(server: MedusaServer, carts: number) {
  const name = "retention_bench_checkout"
  const databaseUrl = await server.createDatabase(name)
  progress("making a shop")
  const off = { RETENTION_EVENTS: "off", MEDUSA_WORKER_MODE: "server" }
  const maker = await server.start({ script: "checkout", databaseUrl, env: off })
  const pattern = await maker.call<string>("cart")
  await maker.stop()
  const client = await server.connect(databaseUrl)
  const ids = await cloneCarts(client, pattern, carts)
  const filler = await server.start({ script: "backfill", databaseUrl, env: off })
  await filler.call<BackfillRun>("backfill")
  await filler.stop()
  await client.query("VACUUM ANALYZE")
  await client.end()

  const plainUrl = await server.createDatabase(`${name}_plain`, name)
  const env = { RETENTION_EVENTS: "on" }
  const plugin = await server.start({ script: "checkout", databaseUrl, env })
  const plain = await server.start({ script: "checkout", databaseUrl: plainUrl, plugin: false })
  return {
    plugin: { child: plugin, carts: [...ids] },
    plain: { child: plain, carts: [...ids] },
  }
}

/** Completes carts one after the other, and waits for the end of what that set off. */
async function complete({ child, carts }: Side, count: number): Promise<Completed> {
  const before = await child.call<number>("settle")
  const completed: CompletedCart[] = []
  for (const id of carts.splice(0, count)) {
    completed.push(await child.call<CompletedCart>("complete", id))
  }
  return { carts: completed, cpu: (await child.call<number>("settle")) - before }
}
