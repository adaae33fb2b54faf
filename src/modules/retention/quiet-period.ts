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
  #firstTouch: number | null = null
  #running: Promise<void> | null = null
  #work: (() => Promise<boolean>) | null = null
  #stopped = false

  constructor(options: QuietPeriodOptions) {
    this.#options = options
  }

  /**
   * @param work returns true when it wants to be run again after another quiet period; errors are
   *   its own to tell
   */
  touch(work: () => Promise<boolean>): void {
    if (this.#stopped) {
      return
    }
    this.#work = work
    const now = performance.now()
    this.#firstTouch ??= now
    if (this.#running) {
      return
    }
    const { quiet_ms, at_most_ms } = this.#options
    const wait = Math.max(0, Math.min(quiet_ms, this.#firstTouch + at_most_ms - now))
    clearTimeout(this.#timer ?? undefined)
    // Not worth keeping a process alive for: what waits is in the database.
    this.#timer = setTimeout(() => this.#run(work), wait).unref()
  }

  /** Waits for the work at hand, and begins no other. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer ?? undefined)
    await this.#running
  }

  #run(work: () => Promise<boolean>): void {
    this.#firstTouch = null
    this.#work = null
    this.#running = work()
      .then(
        (again) => (again ? work : this.#work),
        () => this.#work
      )
      .then((next) => {
        this.#running = null
        this.#firstTouch = null
        if (next) {
          this.touch(next)
        }
      })
  }
}
