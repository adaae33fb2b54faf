import { fork, type ChildProcess } from "node:child_process"
import { closeSync, openSync, readFileSync } from "node:fs"
import { once } from "node:events"

/** What a child process tells: that it is up, or how a call went. */
export type ChildMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "result"; readonly call: number; readonly result: unknown }
  | { readonly kind: "error"; readonly call: number; readonly error: string }

/** What a child process is asked. */
export type ChildCall = { readonly call: number; readonly name: string; readonly input: unknown }

export type ChildOptions = {
  /** Path of a script of bench/app. */
  readonly script: string
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Flags of Node's own. */
  readonly node_flags?: readonly string[]
  /** Its output goes here. */
  readonly log: string
}

type Waiting = {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

const TAIL_LINES = 40

/** A process with a booted Medusa in it, whose functions are called from here. */
export class BenchChild {
  readonly #process: ChildProcess
  readonly #options: ChildOptions
  readonly #waiting = new Map<number, Waiting>()
  #calls = 0
  #ready: () => void = () => {}

  private constructor(options: ChildOptions) {
    this.#options = options
    const log = openSync(options.log, "a")
    this.#process = fork(options.script, [], {
      cwd: options.cwd,
      env: options.env,
      execArgv: [...process.execArgv, ...(options.node_flags ?? [])],
      stdio: ["ignore", log, log, "ipc"],
    })
    closeSync(log)
    this.#process.on("message", (message) => this.#hear(message as ChildMessage))
    this.#process.once("exit", (code) => this.#fail(`ended with ${code ?? "a signal"}`))
  }

  /** Starts one and waits until its Medusa is up. @throws Error with the end of its log */
  static async start(options: ChildOptions): Promise<BenchChild> {
    const child = new BenchChild(options)
    await new Promise<void>((resolve, reject) => {
      child.#ready = resolve
      child.#waiting.set(child.#calls, { resolve: () => resolve(), reject })
    })
    return child
  }

  /** Calls one of its functions. @throws Error with what went wrong there */
  call<T>(name: string, input: unknown = null): Promise<T> {
    this.#calls += 1
    const call: ChildCall = { call: this.#calls, name, input }
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(call.call, { resolve: (result) => resolve(result as T), reject })
      this.#process.send(call)
    })
  }

  /** Ends it; harmless when it has ended. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) {
      return
    }
    this.#waiting.clear()
    const end = once(this.#process, "exit")
    this.#process.kill("SIGKILL")
    await end
  }

  #hear(message: ChildMessage): void {
    if (message.kind === "ready") {
      this.#waiting.delete(0)
      this.#ready()
      return
    }
    const waiting = this.#waiting.get(message.call)
    this.#waiting.delete(message.call)
    if (message.kind === "result") {
      waiting?.resolve(message.result)
    } else {
      waiting?.reject(new Error(message.error))
    }
  }

  #fail(how: string): void {
    const { script, log } = this.#options
    const tail = readFileSync(log, "utf8").trimEnd().split("\n").slice(-TAIL_LINES)
    const error = new Error([`${script} ${how}. The end of its log:`, ...tail].join("\n  | "))
    for (const { reject } of this.#waiting.values()) {
      reject(error)
    }
    this.#waiting.clear()
  }
}
