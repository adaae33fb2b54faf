import { parseArgs } from "node:util"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { withMedusaServer, type MedusaServer } from "./medusa/server"
import { printReport, type BenchReport, type BenchResult } from "./result"
import { openBenchStore, type BenchStore } from "./store"
import { apiSuite } from "./suites/api"
import { backfillSuite } from "./suites/backfill"
import { checkoutSuite } from "./suites/checkout"
import { couponsSuite } from "./suites/coupons"
import { eventSuite } from "./suites/event"
import { modelSuite } from "./suites/model"
import { reconcileSuite } from "./suites/reconcile"
import { scoringSuite } from "./suites/scoring"
import { segmentsSuite } from "./suites/segments"
import { sweepSuite } from "./suites/sweep"

/** What a suite counts, which is also the name of its option. */
type Unit = "people" | "orders" | "carts" | "coupons"

type Suite = {
  readonly unit: Unit
  /** How many without the option, and the least it makes sense with. */
  readonly scale: number
  readonly least: number
  readonly run: (scale: number) => Promise<BenchResult[]>
}

const SUITES: Readonly<Record<string, Suite>> = {
  scoring: { unit: "people", scale: 1_000_000, least: 1000, run: onStore(scoringSuite) },
  sweep: { unit: "people", scale: 1_000_000, least: 1000, run: onStore(sweepSuite) },
  model: { unit: "people", scale: 1_000_000, least: 1000, run: onStore(modelSuite) },
  segments: { unit: "people", scale: 1_000_000, least: 10_000, run: onStore(segmentsSuite) },
  event: { unit: "people", scale: 1_000_000, least: 10_000, run: onMedusa(eventSuite) },
  backfill: { unit: "orders", scale: 20_000, least: 1000, run: onMedusa(backfillSuite) },
  reconcile: { unit: "orders", scale: 1_000_000, least: 10_000, run: onMedusa(reconcileSuite) },
  api: { unit: "people", scale: 1_000_000, least: 1000, run: onMedusa(apiSuite) },
  checkout: { unit: "carts", scale: 150, least: 20, run: onMedusa(checkoutSuite) },
  coupons: { unit: "coupons", scale: 100_000, least: 1000, run: onMedusa(couponsSuite) },
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      people: { type: "string" },
      orders: { type: "string" },
      carts: { type: "string" },
      coupons: { type: "string" },
    },
  })
  const [name] = positionals
  const suite = name === undefined ? undefined : SUITES[name]
  const scale = Number(suite && (values[suite.unit] ?? suite.scale))
  if (!name || !suite || !Number.isInteger(scale) || scale < suite.least) {
    console.error(usage())
    process.exitCode = 2
    return
  }
  const report: BenchReport = { suite: name, scale, results: await suite.run(scale) }
  if (values.json) {
    console.log(JSON.stringify(report))
  } else {
    printReport(report, suite.unit)
  }
}

function usage(): string {
  const lines = Object.entries(SUITES).map(
    ([name, { unit, least, scale }]) =>
      `  ${name} [--${unit} N, at least ${least}; ${scale} without it]`
  )
  return ["usage: npm run bench -- SUITE [--json]", ...lines].join("\n")
}

/** A suite that needs Medusa. */
function onMedusa(
  run: (server: MedusaServer, scale: number) => Promise<BenchResult[]>
): Suite["run"] {
  return (scale) => withMedusaServer((server) => run(server, scale))
}

/** A suite that needs the module's tables alone, on an embedded Postgres of its own. */
function onStore(run: (store: BenchStore, people: number) => Promise<BenchResult[]>): Suite["run"] {
  return async (people) => {
    const { startPostgres } = await import("../scripts/postgres.mjs")
    const directory = await mkdtemp(join(tmpdir(), "retention-bench-"))
    await chmod(directory, 0o755)
    const server = await startPostgres({ directory, durable: false })
    try {
      const store = await openBenchStore(server.url)
      try {
        return await run(store, people)
      } finally {
        await store.close()
      }
    } finally {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    }
  }
}

void main()
