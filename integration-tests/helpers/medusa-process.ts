import { spawn, type ChildProcess } from "node:child_process"
import { createWriteStream, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { claimPort, HOST } from "../../demo/run/ports"

const START_TIMEOUT_MS = 180_000
const STOP_TIMEOUT_MS = 30_000
const TAIL_CHARACTERS = 6000

/** What this test run is set by, and what a program under test must not see. */
const OURS =
  /^(NODE_ENV|NODE_OPTIONS|INIT_CWD|DATABASE_URL|REDIS_URL|DISABLE_ADMIN|LOG_LEVEL|COLOR|(TEST|JEST|DB|MEDUSA|RETENTION|npm_package|npm_lifecycle|npm_config_local)_.*)$/

/** This process's environment without what belongs to the test run, and with what is given. */
export function plainEnvironment(given: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name))
  return { ...Object.fromEntries(inherited), MEDUSA_DISABLE_TELEMETRY: "true", ...given }
}

export type ProgramOptions = {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
}

/**
 * Runs a program to its end.
 * @returns what it wrote, stdout and stderr together
 * @throws Error with the end of that when it fails
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  { cwd, env }: ProgramOptions
): Promise<string> {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] })
  const parts: string[] = []
  child.stdout.on("data", (part) => parts.push(String(part)))
  child.stderr.on("data", (part) => parts.push(String(part)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", resolve)
  })
  const output = parts.join("")
  if (code !== 0) {
    const tail = output.slice(-TAIL_CHARACTERS)
    throw new Error(`${command} ${args.join(" ")} ended with ${code ?? "a signal"}:\n${tail}`)
  }
  return output
}

export type MedusaOptions = ProgramOptions & {
  /** Medusa's command line of that app. */
  readonly cli: string
  /** For messages. */
  readonly name: string
}

/** A Medusa that runs as a process of its own, on a port of its own. */
export class MedusaProcess {
  readonly #child: ChildProcess
  readonly #end: Promise<number | null>
  readonly #log: string

  private constructor(
    child: ChildProcess,
    log: string,
    /** Where it answers. */
    readonly url: string
  ) {
    this.#child = child
    this.#log = log
    this.#end = new Promise((resolve) => child.once("exit", resolve))
    process.once("exit", this.#killAtExit)
  }

  /** @throws Error with the end of its log when it does not come up */
  static async start({ cli, cwd, env, name }: MedusaOptions): Promise<MedusaProcess> {
    const port = await claimPort(null)
    const log = join(tmpdir(), `retention-${name}-${process.pid}-${port}.log`)
    const file = createWriteStream(log)
    const child = spawn(process.execPath, [cli, "start", "--host", HOST, "--port", String(port)], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    })
    child.stdout.pipe(file, { end: false })
    child.stderr.pipe(file, { end: false })
    const medusa = new MedusaProcess(child, log, `http://localhost:${port}`)
    await medusa.#untilReady(name)
    return medusa
  }

  /** What it has written so far. */
  log(): string {
    return readFileSync(this.#log, "utf8")
  }

  /** Ends it in an orderly way, or by force when it does not listen. Harmless when repeated. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM")
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), STOP_TIMEOUT_MS)
    await this.#end
    clearTimeout(timer)
    this.#forget()
  }

  /** SIGKILL: what a power cut is to a process. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL")
    await this.#end
    this.#forget()
  }

  readonly #killAtExit = () => void this.#child.kill("SIGKILL")

  #forget() {
    process.removeListener("exit", this.#killAtExit)
    rmSync(this.#log, { force: true })
  }

  async #untilReady(name: string): Promise<void> {
    let gone = false
    void this.#end.then(() => (gone = true))
    const deadline = Date.now() + START_TIMEOUT_MS
    while (!(await isHealthy(this.url))) {
      if (gone || Date.now() > deadline) {
        const tail = this.log().slice(-TAIL_CHARACTERS)
        await this.kill()
        throw new Error(`${name} did not start:\n${tail}`)
      }
      await sleep(200)
    }
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    // Not listening yet.
    return false
  }
}
