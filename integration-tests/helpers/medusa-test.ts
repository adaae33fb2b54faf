import { join } from "node:path"
import { MedusaAppLoader } from "@medusajs/framework"
import { medusaIntegrationTestRunner as bootAndMigrate } from "@medusajs/test-utils"
import { Client } from "pg"
import { plainEnvironment, runProgram } from "./medusa-process"

type Options = Omit<Parameters<typeof bootAndMigrate>[0], "dbName" | "hooks">

/** Of one process of one run of jest, in which spec files are run one after the other. */
const MIGRATED = `${process.env.RETENTION_TEST_RUN}_${process.env.JEST_WORKER_ID}`

/**
 * Medusa's test runner on a copy of a database that was migrated once for all spec files, since
 * migrating takes longer than all the rest of a boot. For those who switch modules of Medusa's on
 * or off, whose tables would be others, there is its own.
 */
export function medusaIntegrationTestRunner(options: Options): void {
  const dbName = `medusa_${Date.now()}_${process.pid}`
  const { prototype } = MedusaAppLoader
  beforeAll(() => {
    jest.spyOn(prototype, "runModulesMigrations").mockResolvedValue(undefined)
    jest
      .spyOn(prototype, "getLinksExecutionPlanner")
      .mockResolvedValue({ createPlan: async () => [], executePlan: async () => undefined })
  })
  bootAndMigrate({ ...options, dbName, hooks: { beforeServerStart: () => copyMigrated(dbName) } })
}

/** Copies the migrated database; makes it when it is not there yet. */
async function copyMigrated(dbName: string): Promise<void> {
  const client = new Client({ connectionString: urlOf("postgres") })
  await client.connect()
  try {
    const known = await client.query("select from pg_database where datname = $1", [MIGRATED])
    if (known.rows.length === 0) {
      await migrate(client)
    }
    await client.query(`create database "${dbName}" template "${MIGRATED}"`)
  } finally {
    await client.end()
  }
}

/** Under another name until all is there: what was broken off is not taken for migrated. */
async function migrate(client: Client): Promise<void> {
  const draft = `${MIGRATED}_draft`
  await client.query(`drop database if exists "${draft}"`)
  await client.query(`create database "${draft}"`)
  const cli = join(process.cwd(), "node_modules", "@medusajs", "cli", "cli.js")
  await runProgram(process.execPath, [cli, "db:migrate", "--skip-scripts"], {
    cwd: process.cwd(),
    env: plainEnvironment({
      NODE_ENV: "development",
      DATABASE_URL: urlOf(draft),
      DISABLE_ADMIN: "true",
      // The engine on Redis has migrations of its own.
      ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    }),
  })
  await client.query(`alter database "${draft}" rename to "${MIGRATED}"`)
}

function urlOf(database: string): string {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  return `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${database}`
}
