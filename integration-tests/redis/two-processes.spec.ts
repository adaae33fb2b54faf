import { readdir } from "node:fs/promises"
import { differences } from "../helpers/ledger-state"
import { eventually } from "../helpers/eventually"
import type { MedusaProcess } from "../helpers/medusa-process"
import { createMigratedDatabase } from "../helpers/migrated-database"
import { type Counter, checkOut, openCounter, PRICE, ShopApi } from "../helpers/shop-api"
import type { TestDatabase } from "../helpers/test-database"
import { TwoProcessApp } from "./app"
import { RedisDatabase } from "./redis-database"
import { ShopDatabase } from "./shop-database"

jest.setTimeout(600_000)

const ADMIN = { email: "admin@example.com", password: "a-long-password" }
const IMPORT = "./integration-tests/redis/import-orders.ts"

/** From an event to the profile: two seconds of quiet, and the work. */
const SOON_MS = 60_000
/** Some hundred orders from events to profiles, by a worker that has a part of the machine. */
const BURST_MS = 180_000
/** After a SIGKILL: Redis gives an event that a dead worker held to another one after 30 s. */
const AFTER_A_KILL_MS = 240_000

/** The least that a worker lets pass without an event before it scores. */
const QUIET_MS = 2_000

/** What comes by the clock, and would score in the middle of a burst. */
const CLOCKWORK = ["nightly", "sweep", "reconcile_fast", "reconcile_slow"]

type Profile = { readonly purchase_count: number; readonly total_revenue: string }

let database: TestDatabase
let shop: ShopDatabase
let redis: RedisDatabase
let app: TwoProcessApp
let server: MedusaProcess
let worker: MedusaProcess | undefined
let workerReadyAt: number
let api: ShopApi
let counter: Counter

beforeAll(async () => {
  const { REDIS_URL } = process.env
  if (!REDIS_URL) {
    throw new Error("these tests need a Redis server: set REDIS_URL")
  }
  redis = new RedisDatabase(REDIS_URL)
  database = await createMigratedDatabase("two_processes")
  app = new TwoProcessApp({ databaseUrl: database.url, redisUrl: redis.url })
  await app.run("user", "--email", ADMIN.email, "--password", ADMIN.password)
  shop = new ShopDatabase(database.url)
  await shop.open()
  await shop.lock(...CLOCKWORK)
  server = await app.start("server")
  api = new ShopApi(server.url)
  await api.login(ADMIN)
  counter = await openCounter(api)
})

afterAll(async () => {
  await Promise.all([server?.stop(), worker?.stop()])
  await shop?.close()
  await database?.drop()
})

const profileOf = async (email: string): Promise<Profile | null> => {
  const { customers } = await api.get<{ customers: { retention_profile: Profile | null }[] }>(
    `/admin/customers?email=${encodeURIComponent(email)}&fields=id,*retention_profile`
  )
  return customers[0]?.retention_profile ?? null
}

const buyer = (email: string, purchases: number, timeoutMs = SOON_MS) =>
  eventually(
    async () => {
      const profile = await profileOf(email)
      return profile?.purchase_count === purchases ? profile : null
    },
    `${purchases} purchases in the profile of ${email}`,
    timeoutMs
  )

/** Until all orders are in the ledger and nobody waits for anything. */
const settled = (prefix: string, orders: number, timeoutMs: number) =>
  eventually(
    async () =>
      (await shop.inLedger(prefix)) === orders && (await shop.waiting()) === 0 ? true : null,
    `${orders} orders of ${prefix} in the ledger`,
    timeoutMs
  )

/** The ledger against one that is built from Medusa's orders alone, with no process at work. */
const expectRebuildTheSame = async () => {
  const before = await shop.ledger()
  await shop.wipe()
  await app.run("exec", "./src/scripts/backfill.ts")
  const found = differences(before, await shop.ledger())
  // Some are enough to see what is wrong.
  expect({ count: found.length, some: found.slice(0, 5) }).toEqual({ count: 0, some: [] })
  expect(before.purchases.length).toBeGreaterThan(0)
}

it("runs a backfill that is asked for over HTTP", async () => {
  await api.post("/admin/retention/backfill")
  const done = await eventually(
    async () => {
      const { backfill } = await api.get<{
        backfill: { status: string; seen: { orders: number } }
      }>("/admin/retention/backfill")
      return backfill.status === "running" ? null : backfill
    },
    "the backfill's end",
    60_000
  )
  expect(done).toMatchObject({ status: "done" })
})

it("keeps orders for the worker while there is none", async () => {
  await checkOut(api, counter, "early@example.com")
  await app.run("exec", IMPORT, "burst", "20", "200")
  expect(await redis.waitingEvents()).toBeGreaterThan(0)
  // The server hears nothing itself: its subscribers belong to the worker.
  expect(await shop.hints()).toBe(0)
  expect(await profileOf("early@example.com")).toBeNull()

  await shop.watchScoring()
  worker = await app.start("worker")
  workerReadyAt = performance.now()
  expect(await buyer("early@example.com", 1)).toMatchObject({ total_revenue: String(PRICE) })
})

it("scores people when a burst of orders is over, not for each order", async () => {
  await settled("burst", 200, BURST_MS)
  const people = await shop.burst("burst")
  expect(people).toHaveLength(20)
  expect(people.filter(({ purchases, orders }) => purchases !== 10 || orders !== 10)).toEqual([])
  // Once, unless a busy machine has made pauses in it.
  const pauses = Math.floor((performance.now() - workerReadyAt) / QUIET_MS)
  expect(people.filter(({ written }) => written < 1 || written > 1 + pauses)).toEqual([])
})

it("takes an order of the storefront from the server to ledger and profile", async () => {
  for (const purchases of [1, 2]) {
    await checkOut(api, counter, "guest@example.com")
    expect(await buyer("guest@example.com", purchases)).toMatchObject({
      total_revenue: String(PRICE * purchases),
    })
  }
})

it("has the worker's engine run the jobs", async () => {
  const repeated = (await redis.keys("bull:medusa-workflows-jobs:repeat:*")).join("\n")
  const jobs = (await readdir("src/jobs")).map((file) => file.replace(/\.ts$/, ""))
  expect(jobs).toContain("retention-sweep")
  expect(jobs.filter((job) => !repeated.includes(`job-${job}`))).toEqual([])
})

it("loses nothing when the worker is killed in the middle of a burst", async () => {
  const burst = app.run("exec", IMPORT, "killed", "30", "300")
  await eventually(async () => ((await shop.hints()) > 0 ? true : null), "the first hints", 60_000)
  await worker?.kill()
  await burst
  expect(await shop.inLedger("killed")).toBeLessThan(300)

  worker = await app.start("worker")
  await settled("killed", 300, AFTER_A_KILL_MS)
  const people = await shop.burst("killed")
  expect(people.filter(({ purchases, orders }) => purchases !== orders)).toEqual([])
  expect(people.map(({ orders }) => orders)).toEqual(people.map(() => 10))
})

it("does nothing twice with two workers", async () => {
  const second = await app.start("worker")
  try {
    await shop.watchScoring()
    // Each hears a part of the burst, and none can take it in before all is heard.
    await shop.lock("take_in")
    await app.run("exec", IMPORT, "both", "20", "200")
    const heard = async () => ((await redis.waitingEvents()) === 0 ? true : null)
    await eventually(heard, "the whole burst with the workers", BURST_MS)
    await shop.unlock("take_in")
    await settled("both", 200, BURST_MS)
  } finally {
    await second.stop()
  }
  const people = await shop.burst("both")
  expect(people).toHaveLength(20)
  expect(people.filter(({ purchases, orders }) => purchases !== 10 || orders !== 10)).toEqual([])
  expect(people.filter(({ written }) => written !== 1)).toEqual([])
  const transitions = await shop.transitions("both")
  expect(transitions.filter(({ times }) => times !== 1)).toEqual([])
  // From nothing to buyer: one stage each.
  expect(transitions.filter(({ kind }) => kind === "stage")).toHaveLength(20)
})

it("leaves a ledger that a rebuild gives again", async () => {
  await worker?.stop()
  await expectRebuildTheSame()
})
