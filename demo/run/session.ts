import { createHash } from "node:crypto"
import { appendFileSync, existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readPlan, writePlan } from "../fill/plan-file"
import { generateShop } from "../generate/shop"
import type { OrderList } from "../orders/load"
import { planOrders } from "../orders/plan"
import type { ShopPlan } from "../shop/plan"
import { AdminApi } from "./admin-api"
import type { DemoOptions } from "./arguments"
import { Children } from "./children"
import { issueCoupons } from "./coupons"
import { schemaStamp, type DataSet } from "./data-set"
import { writeState } from "./database"
import { DemoError } from "./demo-error"
import { figures } from "./figures"
import { MedusaCli } from "./medusa"
import { modelSummary } from "./model-summary"
import type { Phases } from "./phases"
import { openEmbedded, openGiven, type Database, type StartPostgres } from "./server"
import { claimDirectory } from "./single-run"
import { type Found, verify } from "./verify"
import { welcome } from "./welcome"

/** Exit code of a program that a signal ended, as shells have it. */
const INTERRUPTED = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
type Interruption = keyof typeof INTERRUPTED

type SessionInput = {
  readonly root: string
  readonly startPostgres: StartPostgres
  readonly options: DemoOptions
  readonly phases: Phases
  readonly dataSet: DataSet
  /** Null for the generated shop. */
  readonly list: OrderList | null
  readonly port: number
}

/** One run of the demo, from the database to its end. Whatever it starts ends with it. */
export class Session {
  readonly #input: SessionInput
  readonly #children = new Children()
  readonly #log: string
  readonly #planFile: string
  #interrupted: Interruption | null = null

  constructor(input: SessionInput) {
    this.#input = input
    this.#log = join(input.dataSet.directory, "demo.log")
    this.#planFile = join(input.dataSet.directory, planFileName(process.env.DATABASE_URL))
  }

  /** @returns the exit code @throws DemoError when a step fails */
  async run(): Promise<number> {
    const release = claimDirectory(this.#input.dataSet.directory)
    writeFileSync(this.#log, "")
    const forget = this.#listenToSignals()
    let database: Database | null = null
    try {
      database = await this.#openDatabase()
      return await this.#withDatabase(database)
    } catch (error) {
      if (this.#interrupted) {
        return INTERRUPTED[this.#interrupted]
      }
      throw error
    } finally {
      await this.#children.stop()
      await database?.stop()
      forget()
      release()
    }
  }

  /** A signal ends the children; their ends let `run` go on to its own. */
  #listenToSignals(): () => void {
    const killAll = () => this.#children.kill()
    process.once("exit", killAll)
    const end = (name: Interruption) => {
      if (this.#interrupted === null) {
        this.#interrupted = name
        this.#input.phases.say("\nEnding …")
        void this.#children.stop()
      }
    }
    const handlers = (Object.keys(INTERRUPTED) as Interruption[]).map((name) => {
      const handler = () => end(name)
      process.on(name, handler)
      return [name, handler] as const
    })
    const watch = whenNpmEnds(() => end("SIGTERM"))
    return () => {
      clearInterval(watch)
      process.removeListener("exit", killAll)
      handlers.forEach(([name, handler]) => process.removeListener(name, handler))
    }
  }

  async #openDatabase(): Promise<Database> {
    const { phases, options, dataSet, startPostgres } = this.#input
    const onLog = (text: string) => appendFileSync(this.#log, text)
    const open = { dataSet, reset: options.reset, startPostgres, onLog }
    const given = process.env.DATABASE_URL
    return given
      ? phases.time("postgres", "Using the server of DATABASE_URL", () => openGiven(given, open))
      : phases.time("postgres", `Starting Postgres in ${dataSet.directory}`, () =>
          openEmbedded(open)
        )
  }

  async #withDatabase(database: Database): Promise<number> {
    const plan = database.state ? await this.#usedPlan() : this.#makePlan()
    const medusa = new MedusaCli({
      children: this.#children,
      root: this.#input.root,
      databaseUrl: database.url,
      log: this.#log,
      policy: plan.policy,
    })
    await this.#prepare(medusa, database, plan)
    const { phases, options, port } = this.#input
    const { url, end } = await phases.time("start", "Starting Medusa", () =>
      medusa.start(port, !options.check)
    )
    if (options.check) {
      return this.#check(url, plan)
    }
    const api = await AdminApi.login(url)
    await phases.time("coupons", "Issuing coupons", async () =>
      issueCoupons(api, await api.segments())
    )
    const model = await api.model()
    phases.say(welcome(url, { log: this.#log, model: modelSummary(model) }))
    await end
    if (this.#interrupted === null) {
      throw new DemoError(`Medusa ended by itself; its log is ${this.#log}`)
    }
    return 0
  }

  /** Migrates and fills what is not migrated and filled yet. */
  async #prepare(medusa: MedusaCli, { url, state }: Database, plan: ShopPlan) {
    const { phases, dataSet, root } = this.#input
    const { fingerprint } = dataSet
    const schema_stamp = await schemaStamp(root)
    if (state?.schema_stamp !== schema_stamp) {
      if (!state) {
        await writeState(url, { fingerprint, schema_stamp: null, filled_at: null })
      }
      await phases.time("migrate", "Migrating", () => medusa.migrate())
    }
    let filled_at = state?.filled_at ?? null
    if (filled_at === null) {
      await writePlan(this.#planFile, plan)
      const what = `${plan.customers.length} customer records and ${plan.orders.length} orders`
      await phases.time("seed", `Filling the shop: ${what}`, () => medusa.fill(this.#planFile))
      await phases.time("backfill", "Backfilling", () => medusa.backfill())
      filled_at = new Date().toISOString()
    } else {
      phases.say(`The shop was filled at ${filled_at}; --reset makes a fresh one.`)
    }
    await writeState(url, { fingerprint, schema_stamp, filled_at })
  }

  /** What the database was filled with. @throws DemoError when that is not known any more */
  async #usedPlan(): Promise<ShopPlan> {
    if (!existsSync(this.#planFile)) {
      throw new DemoError(
        `The database is filled, but ${this.#planFile} is gone, which says with what. ` +
          "Start anew by --reset."
      )
    }
    return readPlan(this.#planFile)
  }

  #makePlan(): ShopPlan {
    const { list } = this.#input
    const now = new Date()
    return list ? planOrders(list.rows, { currency: list.currency, now }) : generateShop({ now })
  }

  /** @throws DemoError with what does not agree */
  async #check(url: string, plan: ShopPlan): Promise<number> {
    const { phases } = this.#input
    const api = await AdminApi.login(url)
    const segments = await api.segments()
    const coupons = await phases.time("coupons", "Issuing coupons", () =>
      issueCoupons(api, segments)
    )
    const found = await phases.time(
      "check",
      "Checking through the HTTP API",
      async (): Promise<Found> => {
        const found = {
          overview: await api.overview(),
          model: await api.model(),
          segments,
          coupons,
        }
        const complaints = await verify(api, found, plan)
        if (complaints.length > 0) {
          const lines = complaints.map((complaint) => `  ${complaint}`)
          throw new DemoError(["The check failed:", ...lines].join("\n"))
        }
        return found
      }
    )
    phases.say(modelSummary(found.model))
    const line = figures(found, plan.problems, phases.seconds)
    process.stdout.write(`${JSON.stringify(line)}\n`)
    return 0
  }
}

/** npm passes a SIGTERM on to its shell, which dies of it without telling us. */
function whenNpmEnds(end: () => void): NodeJS.Timeout | undefined {
  const shell = process.ppid
  return process.env.npm_lifecycle_event === undefined
    ? undefined
    : setInterval(() => process.ppid !== shell && end(), 1000).unref()
}

/** The same data may be in the embedded database and in given ones, filled at different times. */
function planFileName(databaseUrl: string | undefined): string {
  const which = databaseUrl && createHash("sha256").update(databaseUrl).digest("hex").slice(0, 8)
  return which ? `plan-${which}.json` : "plan.json"
}
