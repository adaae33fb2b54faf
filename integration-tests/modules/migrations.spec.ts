import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Client } from "pg"
import type { DataSource } from "typeorm"
import { migrations } from "../../migrations"
import { openDataSource } from "../../src/modules/retention/database/data-source"
import {
  generateMigration,
  revertMigration,
  runMigrations,
} from "../../src/modules/retention/database/migrations"
import { createTestDatabase, type TestDatabase } from "../helpers/test-database"

const NAMES = migrations.map((migration) => migration.name)

let database: TestDatabase

beforeEach(async () => {
  database = await createTestDatabase("migrations")
})

afterEach(async () => {
  await database.drop()
})

async function rows<T extends object>(statement: string): Promise<T[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query<T>(statement)).rows
  } finally {
    await client.end()
  }
}

async function tables(): Promise<string[]> {
  const found = await rows<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'retention%'
      AND tablename <> 'retention_migrations' ORDER BY 1`
  )
  return found.map(({ tablename }) => tablename)
}

async function withDataSource<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await openDataSource(database.options, { poolSize: 2 })
  try {
    return await work(dataSource)
  } finally {
    await dataSource.destroy()
  }
}

const migrate = () => runMigrations({ options: database.options })
const revert = (migrationNames?: string[]) =>
  revertMigration({ options: database.options, migrationNames })

describe("migrations", () => {
  it("run once, and name what ran", async () => {
    expect((await migrate()).map(({ name }) => name)).toEqual(NAMES)
    const made = await tables()
    expect(made).toContain("retention_profile")
    expect(await migrate()).toEqual([])
    expect(await tables()).toEqual(made)
  })

  it("run twice at once without a lock of Medusa's", async () => {
    const ran = await Promise.all([migrate(), migrate(), migrate()])
    expect(ran.flat().map(({ name }) => name)).toEqual(NAMES)
    const recorded = await rows<{ name: string }>(`SELECT name FROM retention_migrations`)
    expect(recorded.map(({ name }) => name)).toEqual(NAMES)
  })

  it("go back by the last one, by names, and not at all for no names", async () => {
    await migrate()
    const made = await tables()
    await revert([])
    expect(await tables()).toEqual(made)
    for (let step = 0; step < NAMES.length; step += 1) {
      await revert()
    }
    expect(await tables()).toEqual([])
    await migrate()
    expect(await tables()).toEqual(made)
    await revert([...NAMES])
    expect(await tables()).toEqual([])
    expect((await migrate()).map(({ name }) => name)).toEqual(NAMES)
  })

  it("have nothing to take back on an empty database", async () => {
    await expect(revert()).resolves.toBeUndefined()
    await expect(revert([...NAMES])).resolves.toBeUndefined()
    expect(await tables()).toEqual([])
  })

  it("explain themselves to db:generate", async () => {
    const said: string[] = []
    const logger = { warn: (message: string) => said.push(message) }
    await generateMigration({ logger: logger as never })
    expect(said.join()).toContain("written by hand")
  })
})

describe("entities and migrations", () => {
  it("do not drift", async () => {
    await migrate()
    const statements = await withDataSource(async (dataSource) => {
      const log = await dataSource.driver.createSchemaBuilder().log()
      return log.upQueries.map(({ query }) => query)
    })
    expect(statements).toEqual([])
  })

  it("notice drift when there is some", async () => {
    await migrate()
    await rows(`ALTER TABLE retention_profile DROP COLUMN slowing`)
    await rows(`DROP INDEX retention_transition_run_id`)
    const statements = await withDataSource(async (dataSource) => {
      const log = await dataSource.driver.createSchemaBuilder().log()
      return log.upQueries.map(({ query }) => query)
    })
    expect(statements.join("\n")).toMatch(/ADD "slowing"/)
    expect(statements.join("\n")).toMatch(/CREATE INDEX "retention_transition_run_id"/)
  })

  it("know every index of each other, by table and name", async () => {
    await migrate()
    const inDatabase = await rows<{ name: string }>(
      `SELECT tablename || '.' || indexname AS name FROM pg_indexes
        WHERE schemaname = 'public' AND tablename LIKE 'retention%'
          AND indexname NOT LIKE '%\\_pkey' AND tablename <> 'retention_migrations' ORDER BY 1`
    )
    const declared = await withDataSource((dataSource) =>
      Promise.resolve(
        dataSource.entityMetadatas.flatMap(({ tableName, indices }) =>
          indices.map(({ name }) => `${tableName}.${name}`)
        )
      )
    )
    expect(inDatabase.map(({ name }) => name)).toEqual([...declared].sort())
  })

  it("do without the extension for searching where it cannot be had", async () => {
    const role = `retention_plain_${process.pid}`
    await rows(`CREATE ROLE ${role} LOGIN PASSWORD 'plain'`)
    try {
      await rows(`GRANT ALL ON SCHEMA public TO ${role}`)
      const url = new URL(database.url)
      url.username = role
      url.password = "plain"
      const isSearchIndexed = async () => {
        await runMigrations({ options: { database: { clientUrl: url.toString() } } })
        const found = await rows("SELECT FROM pg_class WHERE relname = 'retention_person_search'")
        await revert([...NAMES])
        return found.length > 0
      }
      // Nobody may make it, then nobody may use it.
      expect(await isSearchIndexed()).toBe(false)
      await rows("CREATE SCHEMA elsewhere")
      await rows("CREATE EXTENSION pg_trgm SCHEMA elsewhere")
      expect(await isSearchIndexed()).toBe(false)
      await rows(`GRANT USAGE ON SCHEMA elsewhere TO ${role}`)
      expect(await isSearchIndexed()).toBe(true)
    } finally {
      await rows(`DROP OWNED BY ${role}`)
      await rows(`DROP ROLE ${role}`)
    }
  })

  it("never build an index concurrently, which deadlocks two runs", () => {
    const directory = join(__dirname, "../../migrations")
    const index = readFileSync(join(directory, "index.ts"), "utf8")
    for (const [, file] of index.matchAll(/from "\.\/(.+)"/g)) {
      expect(readFileSync(join(directory, `${file}.ts`), "utf8")).not.toMatch(/CONCURRENTLY/i)
    }
    expect(NAMES).toHaveLength([...index.matchAll(/^import /gm)].length)
  })
})
