/** How long to wait for a burst to end, in milliseconds. */
export type QuietPeriodOptions = {
  /** This long after the last touch … */
  readonly quiet_ms: number
  /** … and at most this long after the first. */
  readonly at_most_ms: number
}

/**
 * Runs work once when a burst of touches is over, or has gone on for too long; never twice at
 * once. What is touched while the work runs has it run again.
 */
export class QuietPeriod {
  readonly #options: QuietPeriodOptions
  #timer: NodeJS.Timeout | null = null
  #firstTouchAt: number | null = null
  #running: Promise<void> | null = null
  #touchedMeanwhile = false
  #stopped = false

  constructor(options: QuietPeriodOptions) {
    this.#options = options
  }

  /**
   * @param work resolves to true when it wants to be run again after another quiet period; tells
   *   its errors itself, and never rejects
   */
  touch(work: () => Promise<boolean>): void {
    if (this.#stopped) {
      return
    }
    if (this.#running) {
      this.#touchedMeanwhile = true
      return
    }
    const now = performance.now()
    this.#firstTouchAt ??= now
    const { quiet_ms, at_most_ms } = this.#options
    const wait = Math.max(0, Math.min(quiet_ms, this.#firstTouchAt + at_most_ms - now))
    clearTimeout(this.#timer ?? undefined)
    this.#timer = setTimeout(() => {
      this.#running = this.#run(work)
    }, wait)
    // Not worth keeping a process alive for: what waits is in the database.
    this.#timer.unref()
  }

  /** True once nothing is begun any more: long work should come to its end. */
  get stopped(): boolean {
    return this.#stopped
  }

  /** Waits for the work at hand, and begins no other. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer ?? undefined)
    await this.#running
  }

  async #run(work: () => Promise<boolean>): Promise<void> {
    this.#firstTouchAt = null
    this.#touchedMeanwhile = false
    let again = false
    try {
      again = await work()
    } finally {
      this.#running = null
    }
    if (again || this.#touchedMeanwhile) {
      this.touch(work)
    }
  }
}
