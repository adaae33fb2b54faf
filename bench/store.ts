import { Client } from "pg"
import { DataSource, type Logger } from "typeorm"
import { dataSourceOptions } from "../src/modules/retention/database/data-source"
import { policySchema } from "../src/modules/retention/domain/policy/schema"
import { PolicyStore } from "../src/modules/retention/store/policy-store"

/** Counts what is sent, for the report. */
class QueryCounter implements Logger {
  count = 0

  logQuery(): void {
    this.count += 1
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}

/** A migrated database of its own, with the module's stores and a plain connection beside. */
export type BenchStore = {
  readonly dataSource: DataSource
  /** For yardsticks and fixtures: statements written by hand. */
  readonly client: Client
  /** Runs something, and tells how long it took and how many statements it sent. */
  readonly measure: <T>(
    run: () => Promise<T>
  ) => Promise<{ seconds: number; queries: number; result: T }>
  readonly close: () => Promise<void>
}

const DATABASE = "retention_bench"

/** Makes the database anew, migrates it and seeds the policy. */
export async function openBenchStore(serverUrl: (database: string) => string): Promise<BenchStore> {
  const admin = new Client({ connectionString: serverUrl("postgres") })
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${DATABASE}`)
  await admin.end()

  const url = serverUrl(DATABASE)
  const counter = new QueryCounter()
  const dataSource = await new DataSource({
    ...dataSourceOptions({ database: { clientUrl: url } }, { poolSize: 5 }),
    logging: ["query"],
    logger: counter,
  }).initialize()
  await dataSource.runMigrations()
  const settings = policySchema.parse({ base_currency: "usd", rates: { eur: "1.08" } })
  await new PolicyStore(dataSource).ensureSeed(settings, new Date())
  const client = new Client({ connectionString: url })
  await client.connect()

  return {
    dataSource,
    client,
    measure: async (run) => {
      const before = counter.count
      const start = process.hrtime.bigint()
      const result = await run()
      const seconds = Number(process.hrtime.bigint() - start) / 1e9
      return { seconds, queries: counter.count - before, result }
    },
    close: async () => {
      await client.end()
      await dataSource.destroy()
    },
  }
}
