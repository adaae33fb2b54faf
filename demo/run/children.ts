import { spawn, type ChildProcess } from "node:child_process"
import { closeSync, openSync, readFileSync } from "node:fs"
import { DemoError } from "./demo-error"

const WINDOWS = process.platform === "win32"
const PATIENCE_MS = 15_000
const TAIL_LINES = 40

export type ChildOptions = {
  /** For messages. */
  readonly what: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Its output goes here. */
  readonly log: string
  /** Whether its stderr is shown as well: progress bars live there. */
  readonly showErrors?: boolean
}

/** Node processes of the demo. Each leads a group of its own, so that only we end them. */
export class Children {
  readonly #running = new Set<ChildProcess>()
  #stopped = false

  /** Starts one. @throws DemoError once `stop` was called */
  start({ what, args, cwd, env, log, showErrors = false }: ChildOptions): ChildProcess {
    if (this.#stopped) {
      throw new DemoError(`${what} is not started: the demo is ending`)
    }
    const file = openSync(log, "a")
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ["ignore", file, showErrors ? 2 : file],
      detached: !WINDOWS,
      windowsHide: true,
    })
    closeSync(file)
    this.#running.add(child)
    child.once("exit", () => this.#running.delete(child))
    return child
  }

  /** Runs one to its end. @throws DemoError with the end of its log when it fails */
  async run(options: ChildOptions): Promise<void> {
    const code = await ended(this.start(options))
    if (code !== 0 && !this.#stopped) {
      throw failure(options, `ended with ${code ?? "a signal"}`)
    }
    if (this.#stopped) {
      throw new DemoError(`${options.what} was interrupted`)
    }
  }

  /** Ends all of them, the hard way when they do not listen. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(
      [...this.#running].map(async (child) => {
        const end = ended(child)
        signal(child, "SIGTERM")
        const timer = setTimeout(() => signal(child, "SIGKILL"), PATIENCE_MS)
        await end
        clearTimeout(timer)
      })
    )
  }

  /** For the last moment of a process: no waiting. */
  kill(): void {
    for (const child of this.#running) {
      signal(child, "SIGKILL")
    }
  }
}

/** Resolves with the exit code, null after a signal. */
export function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve(child.exitCode)
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("exit", resolve)
  })
}

/** An error that shows how the log ends. */
export function failure({ what, log }: Pick<ChildOptions, "what" | "log">, how: string): DemoError {
  const lines = readFileSync(log, "utf8").trimEnd().split("\n")
  const tail = lines.slice(-TAIL_LINES).map((line) => `  | ${line}`)
  return new DemoError([`${what} ${how}. The end of ${log}:`, ...tail].join("\n"))
}

/** The whole group, so that no grandchild is left behind. */
function signal(child: ChildProcess, name: NodeJS.Signals) {
  if (child.pid === undefined) {
    return
  }
  try {
    process.kill(WINDOWS ? child.pid : -child.pid, name)
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) {
      throw error
    }
  }
}
