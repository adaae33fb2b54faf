import { plainEnvironment, runProgram } from "../helpers/medusa-process"

/** What a spec file has of Redis. */
export class RedisDatabase {
  constructor(readonly url: string) {}

  /** Names of the keys that match a pattern of Redis's. */
  async keys(pattern: string): Promise<string[]> {
    return (await this.#command("--scan", "--pattern", pattern)).split("\n").filter(Boolean)
  }

  /** How many events wait for a worker, or are with one that is not done with them. */
  async waitingEvents(): Promise<number> {
    const queue = "RedisEventBusService:events-queue"
    // Events go from the first to the second: in this order none is missed on its way.
    const waiting = await this.#command("zcard", `${queue}:prioritized`)
    const active = await this.#command("llen", `${queue}:active`)
    return Number(waiting) + Number(active)
  }

  async #command(...args: string[]): Promise<string> {
    const output = await runProgram("redis-cli", ["-u", this.url, "--raw", ...args], {
      cwd: process.cwd(),
      env: plainEnvironment(),
    })
    return output.trim()
  }
}
