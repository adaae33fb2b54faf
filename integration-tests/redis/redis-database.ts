import { plainEnvironment, runProgram } from "../helpers/medusa-process"

/** One of the numbered databases of a Redis server, for one spec. */
export class RedisDatabase {
  private constructor(readonly url: string) {}

  /** Empties the database with that number on the server of a URL. It must be nobody else's. */
  static async emptied(server: string, number: number): Promise<RedisDatabase> {
    const url = new URL(server)
    url.pathname = `/${number}`
    const database = new RedisDatabase(url.href)
    await database.#command("flushdb")
    return database
  }

  /** Names of the keys that match a pattern of Redis's. */
  async keys(pattern: string): Promise<string[]> {
    return (await this.#command("--scan", "--pattern", pattern)).split("\n").filter(Boolean)
  }

  /** How many events wait for a worker. */
  async waitingEvents(): Promise<number> {
    return Number(await this.#command("zcard", "RedisEventBusService:events-queue:prioritized"))
  }

  async #command(...args: string[]): Promise<string> {
    const output = await runProgram("redis-cli", ["-u", this.url, "--raw", ...args], {
      cwd: process.cwd(),
      env: plainEnvironment(),
    })
    return output.trim()
  }
}
