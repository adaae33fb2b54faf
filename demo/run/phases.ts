/** Says what goes on, and how long each part took. */
export class Phases {
  readonly #seconds: Record<string, number> = {}

  /** @param out where to speak: stdout, or with `--check` stderr */
  constructor(private readonly out: NodeJS.WritableStream) {}

  /** Seconds by phase, to a tenth. */
  get seconds(): Readonly<Record<string, number>> {
    return this.#seconds
  }

  say(text: string): void {
    this.out.write(`${text}\n`)
  }

  /** Notes a phase that took place elsewhere. */
  note(phase: string, seconds: number): void {
    this.#seconds[phase] = Math.round(seconds * 10) / 10
  }

  /** Runs a part and times it, also when it fails. */
  async time<T>(phase: string, announcement: string, work: () => Promise<T>): Promise<T> {
    this.say(announcement)
    const started = performance.now()
    try {
      return await work()
    } finally {
      this.note(phase, (performance.now() - started) / 1000)
    }
  }
}
