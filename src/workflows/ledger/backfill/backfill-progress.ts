import type {
  BackfillPhase,
  BackfillState,
  BackfillStore,
} from "../../../modules/retention/store/ledger-backfill-store"

const WRITE_EVERY_MS = 1000

/** Milliseconds since some fixed moment, and the time of day: the edge's clock. */
export type Clock = { readonly elapsed: () => number; readonly now: () => Date }

/** Keeps the state of one backfill and writes it down, at most once a second. */
export class BackfillProgress {
  readonly #store: BackfillStore
  readonly #clock: Clock
  #state: BackfillState
  #phaseStartedAt: number
  #writtenAt: number

  constructor(
    store: BackfillStore,
    clock: Clock,
    totals: Pick<BackfillState, "customers_total" | "orders_total">
  ) {
    this.#store = store
    this.#clock = clock
    this.#phaseStartedAt = clock.elapsed()
    this.#writtenAt = Number.NEGATIVE_INFINITY
    this.#state = {
      status: "running",
      phase: "customers",
      customers_done: 0,
      orders_done: 0,
      ...totals,
      started_at: clock.now().toISOString(),
      finished_at: null,
      error: null,
      seconds: {},
    }
  }

  get state(): BackfillState {
    return this.#state
  }

  /** Runs one phase and times it. */
  async during<T>(phase: BackfillPhase, work: () => Promise<T>): Promise<T> {
    this.#state = { ...this.#state, phase }
    this.#phaseStartedAt = this.#clock.elapsed()
    await this.#write()
    try {
      return await work()
    } finally {
      this.#time()
    }
  }

  /** Adds records that are done. */
  async add(kind: "customers" | "orders", count: number): Promise<void> {
    this.#state =
      kind === "customers"
        ? { ...this.#state, customers_done: this.#state.customers_done + count }
        : { ...this.#state, orders_done: this.#state.orders_done + count }
    if (this.#clock.elapsed() - this.#writtenAt >= WRITE_EVERY_MS) {
      this.#time()
      await this.#write()
    }
  }

  async finish(): Promise<void> {
    await this.#end({ status: "done", error: null })
  }

  async fail(error: unknown): Promise<void> {
    await this.#end({
      status: "failed",
      error: error instanceof Error ? error.message : String(error),
    })
  }

  async #end(end: Pick<BackfillState, "status" | "error">): Promise<void> {
    this.#state = { ...this.#state, ...end, finished_at: this.#clock.now().toISOString() }
    await this.#write()
  }

  #time(): void {
    const { phase, seconds } = this.#state
    const spent = (this.#clock.elapsed() - this.#phaseStartedAt) / 1000
    this.#state = { ...this.#state, seconds: { ...seconds, [phase]: Number(spent.toFixed(3)) } }
  }

  async #write(): Promise<void> {
    this.#writtenAt = this.#clock.elapsed()
    await this.#store.record(this.#state, this.#clock.now())
  }
}
