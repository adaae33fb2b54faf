import type {
  CheckPhase,
  CheckState,
  CheckStore,
  Compared,
} from "../../modules/retention/store/check-store"

/** Differences that are kept and shown; the others are counted. */
const KEEP = 100

const WRITE_EVERY_MS = 1000

/** Keeps the state of one check and writes it down, at most once a second. */
export class CheckProgress {
  readonly #store: CheckStore
  readonly #now: () => Date
  #state: CheckState
  #writtenAt = Number.NEGATIVE_INFINITY

  constructor(
    store: CheckStore,
    now: () => Date,
    wanted: Pick<CheckState, "run_id" | "sample" | "mend">
  ) {
    this.#store = store
    this.#now = now
    this.#state = {
      status: "running",
      phase: "customers",
      ...wanted,
      customers: 0,
      orders: 0,
      products: 0,
      found: { missing: 0, superfluous: 0, different: 0 },
      differences: [],
      started_at: now().toISOString(),
      finished_at: null,
      error: null,
    }
  }

  get state(): CheckState {
    return this.#state
  }

  /** Begins a phase. */
  async begin(phase: CheckPhase): Promise<void> {
    this.#state = { ...this.#state, phase }
    await this.#write()
  }

  /** Adds what was compared in the phase at work. */
  async add({ ids, differences }: Compared): Promise<void> {
    const { phase, found, differences: kept } = this.#state
    const count = (kind: keyof CheckState["found"]) =>
      found[kind] + differences.filter((difference) => difference.kind === kind).length
    this.#state = {
      ...this.#state,
      [phase]: this.#state[phase] + ids.length,
      found: {
        missing: count("missing"),
        superfluous: count("superfluous"),
        different: count("different"),
      },
      differences: [...kept, ...differences].slice(0, KEEP),
    }
    if (this.#now().getTime() - this.#writtenAt >= WRITE_EVERY_MS) {
      await this.#write()
    }
  }

  async finish(): Promise<void> {
    await this.#end({ status: "done", error: null })
  }

  async fail(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error)
    await this.#end({ status: "failed", error: message.slice(0, 500) })
  }

  async #end(end: Pick<CheckState, "status" | "error">): Promise<void> {
    this.#state = { ...this.#state, ...end, finished_at: this.#now().toISOString() }
    await this.#write()
  }

  async #write(): Promise<void> {
    this.#writtenAt = this.#now().getTime()
    await this.#store.record(this.#state, this.#now())
  }
}
