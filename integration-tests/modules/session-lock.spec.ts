import type { DataSource } from "typeorm"
import { withSessionLock } from "../../src/modules/retention/store/session-lock"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

let database: TestDatabase
let dataSource: DataSource
let elsewhere: DataSource

beforeAll(async () => {
  database = await createTestDatabase("session_lock")
  dataSource = await openMigrated(database)
  elsewhere = await openMigrated(database)
})

afterAll(async () => {
  await Promise.all([dataSource.destroy(), elsewhere.destroy()])
  await database.drop()
})

const backends = async () => {
  const rows = await elsewhere.query<{ pid: number }[]>(
    `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  )
  return rows.map(({ pid }) => pid)
}

const lock = (
  where: DataSource,
  name: string,
  work: () => Promise<unknown> = () => Promise.resolve()
) => withSessionLock(where, name, async () => ({ said: await work() }))

describe("withSessionLock", () => {
  it("lets one at a time through, in this process and in others", async () => {
    await lock(dataSource, "a", async () => {
      expect(await lock(dataSource, "a")).toBeUndefined()
      expect(await lock(elsewhere, "a")).toBeUndefined()
      expect(await lock(elsewhere, "b")).toEqual({ said: undefined })
    })
    expect(await lock(elsewhere, "a")).toBeDefined()
  })

  it("holds all locks of a process on one connection", async () => {
    await lock(dataSource, "a", () =>
      lock(dataSource, "b", async () => {
        const pids = await backends()
        expect(pids).toHaveLength(2)
        expect(new Set(pids).size).toBe(1)
      })
    )
    expect(await backends()).toEqual([])
  })

  it("gives the lock back when the work fails", async () => {
    const failing = lock(dataSource, "a", () => Promise.reject(new Error("no")))
    await expect(failing).rejects.toThrow("no")
    expect(await lock(elsewhere, "a")).toBeDefined()
  })

  it("goes on for everybody else when the connection breaks, and lets the work end", async () => {
    const result = await lock(dataSource, "long", async () => {
      const [pid] = await backends()
      await elsewhere.query("SELECT pg_terminate_backend($1)", [pid])
      for (let tries = 0; (await backends()).length > 0 && tries < 100; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      // Whoever comes now gets another connection.
      expect(await lock(dataSource, "short", async () => (await backends()).length)).toEqual({
        said: 1,
      })
      return "done"
    })
    expect(result).toEqual({ said: "done" })
    expect(await backends()).toEqual([])
  })

  it.each(Array.from({ length: 10 }, (_, i) => i))(
    "does so before it has heard of the break, too (%d)",
    async () => {
      const result = await lock(dataSource, "long", async () => {
        const [pid] = await backends()
        await elsewhere.query("SELECT pg_terminate_backend($1)", [pid])
        return lock(dataSource, "short", () => Promise.resolve("done"))
      })
      expect(result).toEqual({ said: { said: "done" } })
      expect(await lock(elsewhere, "long")).toBeDefined()
      expect(await lock(elsewhere, "short")).toBeDefined()
    }
  )
})
