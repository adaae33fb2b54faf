import {
  BACKFILL_PHASES,
  type BackfillCursor,
  type BackfillPhase,
  type BackfillState,
  type BackfillStore,
} from "../../../modules/retention/store/ledger-backfill-store"

/** Milliseconds since some fixed moment, and the time of day: the edge's clock. */
export type Clock = { readonly elapsed: () => number; readonly now: () => Date }

/** How a run begins. */
export type BackfillBeginning = Pick<
  BackfillState,
  "run_id" | "batch_size" | "customers_total" | "orders_total"
> & {
  /** The backfill that is taken up again; null for one from the beginning. */
  readonly goes_on: BackfillState | null
}

/** A page as it is written down. */
export type PageDone = {
  /** Records read. */
  readonly count: number
  /** The last id of it. */
  readonly after: string
  /** True when it was the phase's last one. */
  readonly ended: boolean
  /** Rows written and removed. */
  readonly written: number
}

/** The first place of all. */
const BEGINNING: BackfillCursor = { phase: "customers", after: "" }

/** Keeps the state of one run and writes it down after every page. */
export class BackfillProgress {
  readonly #store: BackfillStore
  readonly #clock: Clock
  #state: BackfillState
  #written = 0
  /** Where the phase's stopwatch was started, and what it said then. */
  #timed: { readonly at: number; readonly before: number }

  private constructor(store: BackfillStore, clock: Clock, state: BackfillState) {
    this.#store = store
    this.#clock = clock
    this.#state = state
    this.#timed = { at: clock.elapsed(), before: 0 }
  }

  /** Writes the first state of a run: that of the beginning, or where the last run stopped. */
  static async begin(
    store: BackfillStore,
    clock: Clock,
    { goes_on, ...given }: BackfillBeginning
  ): Promise<BackfillProgress> {
    const now = clock.now()
    const cursor = goes_on?.cursor ?? BEGINNING
    const state: BackfillState = {
      status: "running",
      phase: cursor.phase,
      cursor,
      customers_done: goes_on?.customers_done ?? 0,
      orders_done: goes_on?.orders_done ?? 0,
      ...given,
      started_at: goes_on?.started_at ?? now.toISOString(),
      resumed_at: goes_on ? now.toISOString() : null,
      finished_at: null,
      pause_requested: false,
      error: null,
      seconds: goes_on?.seconds ?? {},
    }
    await store.begin(state, now)
    return new BackfillProgress(store, clock, state)
  }

  get state(): BackfillState {
    return this.#state
  }

  /** Rows of people and ledger that this run wrote or removed. */
  get written(): number {
    return this.#written
  }

  /** True once somebody has asked for a pause. */
  get pausing(): boolean {
    return this.#state.pause_requested
  }

  /** After which id a phase begins or goes on. */
  after(phase: BackfillPhase): string {
    const { cursor } = this.#state
    return cursor?.phase === phase ? cursor.after : ""
  }

  /**
   * Runs one phase and times it. Those before the place where the run goes on are over.
   * @returns what the work returns; null when the phase was over, or somebody wants a pause
   */
  async phase<T>(phase: BackfillPhase, work: () => Promise<T>): Promise<T | null> {
    const from = BACKFILL_PHASES.indexOf(this.#state.cursor?.phase ?? "customers")
    if (this.pausing || BACKFILL_PHASES.indexOf(phase) < from) {
      return null
    }
    this.#state = { ...this.#state, phase, cursor: { phase, after: this.after(phase) } }
    this.#timed = { at: this.#clock.elapsed(), before: this.#state.seconds[phase] ?? 0 }
    await this.#write()
    if (this.pausing) {
      return null
    }
    try {
      return await work()
    } finally {
      this.#time()
    }
  }

  /** Writes down that a page is done: a run that is broken off goes on behind it. */
  async page(phase: BackfillPhase, { count, after, ended, written }: PageDone): Promise<void> {
    const { customers_done, orders_done } = this.#state
    this.#state = {
      ...this.#state,
      cursor: ended ? { phase: following(phase), after: "" } : { phase, after },
      customers_done: customers_done + (phase === "customers" ? count : 0),
      orders_done: orders_done + (phase === "orders" ? count : 0),
    }
    this.#written += written
    this.#time()
    await this.#write()
  }

  async finish(): Promise<void> {
    await this.#end({ status: "done", cursor: null })
  }

  async pause(): Promise<void> {
    await this.#end({ status: "paused" })
  }

  async fail(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error)
    await this.#end({ status: "failed", error: message })
  }

  async #end(end: Partial<BackfillState>): Promise<void> {
    const finished_at = this.#clock.now().toISOString()
    this.#state = { ...this.#state, pause_requested: false, ...end, finished_at }
    await this.#write()
  }

  #time(): void {
    const { phase, seconds } = this.#state
    const { at, before } = this.#timed
    const spent = before + (this.#clock.elapsed() - at) / 1000
    this.#state = { ...this.#state, seconds: { ...seconds, [phase]: Number(spent.toFixed(3)) } }
  }

  async #write(): Promise<void> {
    const { pause_requested } = await this.#store.record(this.#state, this.#clock.now())
    this.#state = { ...this.#state, pause_requested }
  }
}

function following(phase: BackfillPhase): BackfillPhase {
  return BACKFILL_PHASES[BACKFILL_PHASES.indexOf(phase) + 1] ?? phase
}
