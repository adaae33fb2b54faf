import type { BackfillRun } from "../app/backfill"
import { cloneCarts } from "../fixtures/clone-carts"
import type { BenchChild } from "../medusa/child"
import type { MedusaServer } from "../medusa/server"
import { progress } from "../progress"
import { benchResult, type BenchResult } from "../result"
import { mean, median, ratioInterval } from "../statistics"

const WARM_UPS = 20
/** Carts that one side completes before it is the other's turn. */
const BLOCK = 10
/** Carts of one side without a pause: long enough to have bursts taken in meanwhile. */
const STEADY = 60
const LIMIT = 1.02

/** A Medusa with the plugin, or without it. */
type Side = {
  readonly child: BenchChild
  /** Ids of the carts that are still open. */
  readonly carts: string[]
}

/** What a number of carts took. */
type Completed = {
  readonly milliseconds: readonly number[]
  /** CPU seconds of the process, its background work included. */
  readonly cpu: number
}

/**
 * Completing a cart in a Medusa with the plugin, its events and its background work, against one
 * without: two processes on one Postgres, with the same data, taking turns.
 */
export async function checkoutSuite(server: MedusaServer, carts: number): Promise<BenchResult[]> {
  const [plugin, plain] = await openSides(server, WARM_UPS + carts + 2 * STEADY)
  progress("warming up")
  for (const side of [plugin, plain]) {
    await complete(side, WARM_UPS)
  }
  progress(`completing ${carts} carts on each side`)
  const taken = { plugin: [] as Completed[], plain: [] as Completed[] }
  for (let done = 0, turn = 0; done < carts; done += BLOCK, turn += 1) {
    const count = Math.min(BLOCK, carts - done)
    // Whoever comes second comes first next time.
    for (const which of turn % 2 === 0
      ? (["plugin", "plain"] as const)
      : (["plain", "plugin"] as const)) {
      taken[which].push(await complete(which === "plugin" ? plugin : plain, count))
    }
  }
  progress("completing carts without a pause")
  const steady = { plugin: [] as Completed[], plain: [] as Completed[] }
  for (const which of ["plugin", "plain", "plain", "plugin"] as const) {
    steady[which].push(await complete(which === "plugin" ? plugin : plain, STEADY))
  }
  await Promise.all([plugin.child.stop(), plain.child.stop()])
  return results(taken, steady)
}

function results(
  taken: Record<"plugin" | "plain", Completed[]>,
  steady: Record<"plugin" | "plain", Completed[]>
): BenchResult[] {
  const [plugin, plain] = [all(taken.plugin), all(taken.plain)]
  const [lower, upper] = ratioInterval(plugin, plain, median)
  const [longPlugin, longPlain] = [all(steady.plugin), all(steady.plain)]
  const cpu = (runs: readonly Completed[]) => mean(runs.map((run) => run.cpu)) / STEADY
  return [
    benchResult({
      name: "completing a cart, median",
      seconds: median(plugin) / 1000,
      baselineSeconds: median(plain) / 1000,
      limit: LIMIT,
      notes: [
        `95 % interval of the ratio: ${lower.toFixed(3)} to ${upper.toFixed(3)}, ` +
          `${plugin.length} carts on each side`,
      ],
    }),
    benchResult({
      name: "completing a cart, mean of carts one after the other, bursts taken in meanwhile",
      seconds: mean(longPlugin) / 1000,
      baselineSeconds: mean(longPlain) / 1000,
    }),
    benchResult({
      name: "CPU time of the process for a cart, all background work included",
      seconds: cpu(steady.plugin),
      baselineSeconds: cpu(steady.plain),
    }),
  ]
}

function all(runs: readonly Completed[]): number[] {
  return runs.flatMap(({ milliseconds }) => milliseconds)
}

async function openSides(server: MedusaServer, carts: number): Promise<[Side, Side]> {
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
  return [
    { child: plugin, carts: [...ids] },
    { child: plain, carts: [...ids] },
  ]
}

/** Completes carts one after the other, and waits for the end of what that set off. */
async function complete({ child, carts }: Side, count: number): Promise<Completed> {
  const before = await child.call<number>("settle")
  const milliseconds: number[] = []
  for (const id of carts.splice(0, count)) {
    milliseconds.push(await child.call<number>("complete", id))
  }
  return { milliseconds, cpu: (await child.call<number>("settle")) - before }
}
