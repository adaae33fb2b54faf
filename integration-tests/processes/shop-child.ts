import { spawn, type ChildProcess } from "node:child_process"
import { join } from "node:path"
import { plainEnvironment } from "../helpers/medusa-process"

const TAIL_CHARACTERS = 6000

/** A command of Medusa's command line on one database, as a process that can be killed. */
export class ShopChild {
  readonly #child: ChildProcess
  readonly #parts: string[] = []
  readonly #end: Promise<number | null>
  readonly #what: string

  /** @param args such as `exec src/scripts/backfill.ts` */
  constructor(databaseUrl: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const cli = join(process.cwd(), "node_modules", "@medusajs", "cli", "cli.js")
    this.#what = args.join(" ")
    this.#child = spawn(process.execPath, [cli, ...args], {
      cwd: process.cwd(),
      env: plainEnvironment({
        NODE_ENV: "development",
        DATABASE_URL: databaseUrl,
        DISABLE_ADMIN: "true",
        RETENTION_EVENTS: "off",
        RETENTION_POLICY: JSON.stringify({ base_currency: "eur", rates: { usd: "0.92" } }),
        ...env,
      }),
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.#child.stdout?.on("data", (part) => this.#parts.push(String(part)))
    this.#child.stderr?.on("data", (part) => this.#parts.push(String(part)))
    this.#end = new Promise((resolve, reject) => {
      this.#child.once("error", reject)
      this.#child.once("close", resolve)
    })
    process.once("exit", this.#killAtExit)
  }

  /** What it has written so far, stdout and stderr together. */
  get output(): string {
    return this.#parts.join("")
  }

  /** True while it has not ended. */
  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Its exit code; null after a signal. */
  async code(): Promise<number | null> {
    const code = await this.#end
    process.removeListener("exit", this.#killAtExit)
    return code
  }

  /** Waits for its end. @returns what it wrote @throws Error with the end of that when it fails */
  async done(): Promise<string> {
    const code = await this.code()
    if (code !== 0) {
      const tail = this.output.slice(-TAIL_CHARACTERS)
      throw new Error(`medusa ${this.#what} ended with ${code ?? "a signal"}:\n${tail}`)
    }
    return this.output
  }

  /** Sends a signal and waits for the end. @returns its exit code; null when the signal ended it */
  async end(signal: "SIGINT" | "SIGKILL"): Promise<number | null> {
    this.#child.kill(signal)
    return this.code()
  }

  readonly #killAtExit = () => void this.#child.kill("SIGKILL")
}
