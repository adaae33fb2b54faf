import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Client } from "pg"
import { writePlan } from "../../demo/fill/plan-file"
import { PLAN_VARIABLE } from "../../demo/fill/plan-variable"
import { generateShop } from "../../demo/generate/shop"
import type { ShopPlan } from "../../demo/shop/plan"
import { differences, readLedger, type LedgerState } from "../helpers/ledger-state"
import { wipeRetention } from "../helpers/retention-tables"
import { createMigratedDatabase } from "../helpers/migrated-database"
import type { TestDatabase } from "../helpers/test-database"
import { ShopChild } from "./shop-child"

const POLL_MS = 20
const PATIENCE_MS = 120_000

type ProfileRow = Readonly<Record<string, unknown>>

/** What a rebuild has to give again: ledger, people, mirrors, and the profiles made of them. */
export type ShopState = { readonly ledger: LedgerState; readonly profiles: readonly ProfileRow[] }

/** A migrated database with a made-up shop, looked at from outside while processes work on it. */
export class FilledShop {
  private constructor(
    readonly plan: ShopPlan,
    private readonly database: TestDatabase,
    private readonly client: Client
  ) {}

  /** @param people how many; two of three have bought, some often */
  static async migrate(name: string, people: number): Promise<FilledShop> {
    const plan = generateShop({ now: new Date(), people })
    const database = await createMigratedDatabase(name)
    const client = new Client({ connectionString: database.url })
    await client.connect()
    return new FilledShop(plan, database, client)
  }

  /** Makes the plan's customers and orders, past the plugin's ears. */
  async fill(): Promise<void> {
    const directory = await mkdtemp(join(tmpdir(), "retention-plan-"))
    const path = join(directory, "plan.json")
    await writePlan(path, this.plan)
    await this.run(["exec", "demo/fill/fill.ts"], { [PLAN_VARIABLE]: path }).done()
    await rm(directory, { recursive: true })
  }

  /** Starts a command of Medusa's on this shop. */
  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): ShopChild {
    return new ShopChild(this.database.url, args, env)
  }

  /** What a job has written down of itself. */
  async watermark<Value>(name: string): Promise<Value | null> {
    const { rows } = await this.client.query<{ value: Value }>(
      "select value from retention_watermark where name = $1",
      [name]
    )
    return rows[0]?.value ?? null
  }

  /** Rows of a table of the plugin's. */
  async count(table: `retention_${string}`): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>(
      `select count(*)::int as count from ${table}`
    )
    return rows[0]?.count ?? 0
  }

  /**
   * Waits until something can be seen in the database, while a child is at work.
   * @throws Error when the child ends before, or it takes too long
   */
  async until(child: ShopChild, seen: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS
    while (!(await seen())) {
      if (!child.alive || Date.now() > deadline) {
        throw new Error(`it was never seen:\n${child.output.slice(-3000)}`)
      }
      await sleep(POLL_MS)
    }
  }

  /** Waits until Postgres has noticed that the connections of a killed process are gone. */
  async untilNobodyWorks(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS
    for (;;) {
      const { rows } = await this.client.query(
        `select from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`
      )
      if (rows.length === 0) {
        return
      }
      if (Date.now() > deadline) {
        throw new Error("connections of a killed process are still there")
      }
      await sleep(POLL_MS)
    }
  }

  async state(): Promise<ShopState> {
    const { rows } = await this.client.query<ProfileRow>(
      `select p.email, f.stage, f.purchase_count, f.purchase_days, f.total_revenue::text,
              f.last_purchase_at, f.first_purchase_at
         from retention_profile f join retention_person p on p.id = f.person_id order by p.email`
    )
    return { ledger: await readLedger(this.#asContainer()), profiles: rows }
  }

  /** Builds all anew from nothing, in a process of its own. */
  async rebuild(): Promise<ShopState> {
    await wipeRetention(this.#asContainer())
    await this.run(["exec", "src/scripts/backfill.ts"]).done()
    return this.state()
  }

  async drop(): Promise<void> {
    await this.client.end()
    await this.database.drop()
  }

  /** Helpers of booted tests ask a container for a connection, and for that only. */
  #asContainer(): MedusaContainer {
    const connection = { raw: (sql: string) => this.client.query(sql) }
    return { resolve: () => connection } as unknown as MedusaContainer
  }
}

/** The same without stages, which rest on the fit and so on when it was made. */
export function withoutStages({ ledger, profiles }: ShopState): ShopState {
  return { ledger, profiles: profiles.map(({ stage: _stage, ...facts }) => facts) }
}

/** Rows in which two states differ. */
export function different(one: ShopState, other: ShopState): unknown[] {
  const known = new Set(other.profiles.map((row) => JSON.stringify(row)))
  const profiles = one.profiles.filter((row) => !known.has(JSON.stringify(row)))
  return [...differences(one.ledger, other.ledger), ...profiles]
}
