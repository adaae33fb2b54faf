import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { PlannedPolicy } from "../shop/plan"
import { PLAN_VARIABLE } from "../fill/plan-variable"
import { failure, type Children } from "./children"
import { HOST } from "./ports"

const START_TIMEOUT_MS = 180_000

export type MedusaOptions = {
  readonly children: Children
  /** The repository. */
  readonly root: string
  readonly databaseUrl: string
  readonly log: string
  /** Seeds the plugin's policy at its first use. */
  readonly policy: PlannedPolicy
}

/** Medusa's command line, always with the same environment. */
export class MedusaCli {
  constructor(private readonly options: MedusaOptions) {}

  /** Brings the database's tables up to date. */
  async migrate(): Promise<void> {
    await this.#run("Migrating the database", ["db:migrate"])
  }

  /** Fills the database with the plan in that file; the backfill reads it afterwards. */
  async fill(plan: string): Promise<void> {
    await this.#run("Filling the shop", ["exec", "demo/fill/fill.ts"], {
      [PLAN_VARIABLE]: plan,
      // Orders are dated back when they are made, which no event tells.
      RETENTION_EVENTS: "off",
    })
  }

  /** Runs the plugin's own backfill command, with its progress bar. */
  async backfill(): Promise<void> {
    await this.#run("The backfill", ["exec", "src/scripts/backfill.ts"])
  }

  /**
   * Starts the server and waits until it answers.
   * @param withAdmin whether to serve the admin, which takes longer to start
   * @returns its URL, and a promise of its end
   * @throws DemoError with the end of its log when it does not come up
   */
  async start(port: number, withAdmin: boolean) {
    const url = `http://localhost:${port}`
    const origin = { ADMIN_CORS: url, AUTH_CORS: url }
    const child = this.options.children.start({
      ...this.#child("Medusa", ["start", "--host", HOST, "--port", String(port)]),
      env: this.#environment({ ...origin, ...(withAdmin ? { DISABLE_ADMIN: "false" } : {}) }),
    })
    const end = new Promise<number | null>((resolve) => child.once("exit", resolve))
    let gone = false
    void end.then(() => (gone = true))
    const deadline = Date.now() + START_TIMEOUT_MS
    while (!(await answers(`http://${HOST}:${port}/health`))) {
      if (gone || Date.now() > deadline) {
        throw failure({ what: "Medusa", log: this.options.log }, "did not start")
      }
      await sleep(200)
    }
    return { url, end }
  }

  async #run(what: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}) {
    await this.options.children.run({
      ...this.#child(what, args),
      env: this.#environment(extra),
      showErrors: true,
    })
  }

  #child(what: string, args: readonly string[]) {
    const { root, log } = this.options
    const cli = join(root, "node_modules", "@medusajs", "cli", "cli.js")
    const watch = join(root, "scripts", "parent-watch.cjs")
    return { what, args: ["--require", watch, cli, ...args], cwd: root, log }
  }

  #environment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const { databaseUrl, policy } = this.options
    return {
      ...process.env,
      NODE_ENV: "development",
      // Warnings of Medusa's own dependencies would run through the progress bars.
      NODE_NO_WARNINGS: "1",
      MEDUSA_DISABLE_TELEMETRY: "true",
      DISABLE_ADMIN: "true",
      DATABASE_URL: databaseUrl,
      RETENTION_POLICY: JSON.stringify(policy),
      ...extra,
    }
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    // Not listening yet.
    return false
  }
}
