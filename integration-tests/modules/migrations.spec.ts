import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Client } from "pg"
import { DataSource } from "typeorm"
import { migrations } from "../../migrations"
import { dataSourceOptions, openDataSource } from "../../src/modules/retention/database/data-source"
import {
  generateMigration,
  revertMigration,
  runMigrations,
} from "../../src/modules/retention/database/migrations"
import {
  CREATE_SEARCH_INDEX,
  warnWithoutSearchIndex,
} from "../../src/modules/retention/database/search-index"
import { TallyStore } from "../../src/modules/retention/store/tally-store"
import { eventually } from "../helpers/eventually"
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

/** Comes back once somebody waits for a lock that somebody else holds. */
async function waits(): Promise<void> {
  await eventually(async () => {
    const waiting = await rows(
      `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE NOT granted AND datname = current_database()`
    )
    return waiting.length > 0 ? true : null
  }, "a wait for a lock")
}

async function withDataSource<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await openDataSource(database.options, { poolSize: 2 })
  try {
    return await work(dataSource)
  } finally {
    await dataSource.destroy()
  }
}

/** Migrates as far as the release before the overview had its figures. */
async function migrateBefore(): Promise<void> {
  const before = new DataSource({
    ...dataSourceOptions(database.options, { poolSize: 1 }),
    migrations: migrations.slice(0, NAMES.indexOf("SeeAtAGlance1764000000000")),
  })
  await before.initialize()
  try {
    await before.runMigrations()
  } finally {
    await before.destroy()
  }
}

const migrate = () => runMigrations({ options: database.options })
const revert = (migrationNames?: string[]) =>
  revertMigration({ options: database.options, migrationNames })

/** What Medusa's start says of the database. */
async function warnings(): Promise<string[]> {
  const said: string[] = []
  const logger = { warn: (message: string) => void said.push(message) }
  await withDataSource((dataSource) => warnWithoutSearchIndex(dataSource, logger as never))
  return said
}

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

  it("leave nothing behind by which what is new would be taken for done", async () => {
    await migrate()
    await rows(
      `INSERT INTO retention_watermark (name, value, updated_at)
       VALUES ('models', '{"policy_version": 1}', now()),
              ('reconcile_slow', '{"reading": 2, "window": {"reading": 2, "after": "x"}}', now())`
    )
    await revert(NAMES.slice(NAMES.indexOf("FitModels1764100000000")))
    await migrate()
    expect(await rows("SELECT name, value FROM retention_watermark")).toEqual([
      { name: "reconcile_slow", value: { window: { after: "x" } } },
    ])
  })

  it("count what a shop already holds, and again after they were taken back", async () => {
    await migrateBefore()
    await rows(
      `INSERT INTO retention_profile (person_id, tier, stage, purchase_count, total_revenue,
                                      stage_changed_at, tier_changed_at)
       VALUES ('ann', 'high_value', 'active', 3, 30.5, now(), now()),
              ('bob', 'high_value', 'active', 2, 0.125, now(), now()),
              ('cat', 'low_value', 'lost', 1, 7, now(), now()),
              ('dan', NULL, 'prospect', 0, 0, now(), now())`
    )
    await rows(
      `INSERT INTO retention_watermark (name, value, updated_at) VALUES ('nightly', '{}', now())`
    )
    const counted = () =>
      rows(
        `SELECT tier, stage, count(*)::integer AS people, sum(purchase_count)::integer AS purchases,
                trim_scale(sum(total_revenue)) AS revenue
           FROM retention_profile GROUP BY tier, stage ORDER BY tier, stage`
      )
    const cells = async () => {
      const told = await withDataSource((dataSource) => new TallyStore(dataSource).cells())
      return told.sort((one, other) => (one.tier ?? "z").localeCompare(other.tier ?? "z"))
    }
    await migrate()
    expect(await cells()).toHaveLength(3)
    expect(await cells()).toEqual(await counted())

    await rows(
      `INSERT INTO retention_watermark (name, value, updated_at) VALUES ('redrawn', '{}', now())`
    )
    await revert(NAMES.slice(NAMES.indexOf("SeeAtAGlance1764000000000")))
    await rows("UPDATE retention_profile SET stage = 'at_risk' WHERE person_id = 'bob'")
    const kept = await rows("SELECT name FROM retention_watermark")
    expect(kept).toEqual([{ name: "nightly" }])
    await migrate()
    expect(await cells()).toHaveLength(4)
    await rows("DELETE FROM retention_profile WHERE person_id = 'cat'")
    expect(await cells()).toEqual(await counted())
  })

  it.each([
    [
      "a scoring that has read the fit",
      "SELECT FROM retention_fit",
      `INSERT INTO retention_profile (person_id, stage, stage_changed_at, tier_changed_at)
       VALUES ('ann', 'prospect', now(), now())`,
    ],
    [
      "a ledger that has written people",
      "INSERT INTO retention_person (id, email) VALUES ('ann', 'ann@example.com')",
      `DELETE FROM retention_purchase; DELETE FROM retention_profile;
       DELETE FROM retention_transition`,
    ],
    [
      "a scoring of two connections, one of which has read the fit",
      "SELECT pg_advisory_xact_lock(1919251457); SELECT FROM retention_fit",
      null,
    ],
  ])("wait for %s", async (_, first, then) => {
    await migrateBefore()
    const writer = new Client({ connectionString: database.url })
    await writer.connect()
    try {
      await writer.query("BEGIN")
      await writer.query(first)
      const migrated = migrate()
      await waits()
      await (then === null ? rows("SELECT FROM retention_fit") : writer.query(then))
      await writer.query("COMMIT")
      expect((await migrated).map(({ name }) => name)).toEqual(NAMES.slice(2))
      expect(await warnings()).toEqual([])
    } finally {
      await writer.end()
    }
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
        expect(await warnings()).toHaveLength(found.length > 0 ? 0 : 1)
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

  it("fail with the search index by anything else than a lack of the extension", async () => {
    await migrateBefore()
    await rows("CREATE TABLE retention_person_search ()")
    await expect(migrate()).rejects.toThrow("already exists")
  })

  it("tell how to make the search index where it is missing, and not before they ran", async () => {
    expect(await warnings()).toEqual([])
    await migrateBefore()
    expect(await warnings()).toEqual([])
    await migrate()
    expect(await warnings()).toEqual([])
    const [made] = await rows<{ made: string }>(
      "SELECT pg_get_indexdef('retention_person_search'::regclass) AS made"
    )
    await rows("DROP INDEX retention_person_search")
    const [warning] = await warnings()
    expect(warning).toContain(CREATE_SEARCH_INDEX)
    for (const statement of CREATE_SEARCH_INDEX.split(/(?<=;)/)) {
      await rows(statement)
    }
    expect(await warnings()).toEqual([])
    const mended = await rows("SELECT pg_get_indexdef('retention_person_search'::regclass) AS made")
    expect(mended).toEqual([made])
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
