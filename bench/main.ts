import { parseArgs } from "node:util"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { printReport, type BenchReport } from "./result"
import { openBenchStore, type BenchStore } from "./store"
import { scoringSuite } from "./suites/scoring"
import { sweepSuite } from "./suites/sweep"

type Suite = (store: BenchStore, people: number) => Promise<BenchReport["results"]>

const SUITES: Readonly<Record<string, Suite>> = { scoring: scoringSuite, sweep: sweepSuite }

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, people: { type: "string", default: "1000000" } },
  })
  const [suite] = positionals
  const run = suite === undefined ? undefined : SUITES[suite]
  const people = Number(values.people)
  if (!suite || !run || !Number.isInteger(people) || people < 1000) {
    console.error(
      `usage: npm run bench -- ${Object.keys(SUITES).join("|")} [--json] [--people N, at least 1000]`
    )
    process.exitCode = 2
    return
  }
  const report: BenchReport = { suite, scale: people, results: await runSuite(run, people) }
  if (values.json) {
    console.log(JSON.stringify(report))
  } else {
    printReport(report)
  }
}

/** Runs a suite on an embedded Postgres of its own. */
async function runSuite(run: Suite, people: number): Promise<BenchReport["results"]> {
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

void main()
