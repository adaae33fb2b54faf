import { join } from "node:path"
import { MedusaProcess, plainEnvironment, runProgram } from "../helpers/medusa-process"

/** Where this repository's own app keeps its data. */
export type AppPlaces = { readonly databaseUrl: string; readonly redisUrl: string }

/** What a process of a shop does. */
export type WorkerMode = "server" | "worker"

/** This repository's app, in as many processes as one likes. */
export class TwoProcessApp {
  readonly #root = process.cwd()
  readonly #cli = join(this.#root, "node_modules", "@medusajs", "cli", "cli.js")

  constructor(private readonly places: AppPlaces) {}

  /** Runs a command of Medusa's to its end. */
  run(...args: string[]): Promise<string> {
    return runProgram(process.execPath, [this.#cli, ...args], {
      cwd: this.#root,
      env: this.#environment("server"),
    })
  }

  /** Starts one more process. */
  start(mode: WorkerMode): Promise<MedusaProcess> {
    return MedusaProcess.start({
      name: mode,
      cli: this.#cli,
      cwd: this.#root,
      env: this.#environment(mode),
    })
  }

  #environment(mode: WorkerMode): NodeJS.ProcessEnv {
    return plainEnvironment({
      NODE_ENV: "development",
      DATABASE_URL: this.places.databaseUrl,
      REDIS_URL: this.places.redisUrl,
      MEDUSA_WORKER_MODE: mode,
      DISABLE_ADMIN: "true",
      RETENTION_POLICY: JSON.stringify({ base_currency: "eur" }),
    })
  }
}
