import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import { isSessionLocked } from "./ledger-lock"
import { withSessionLock } from "./session-lock"
import { WatermarkStore } from "./watermark-store"

/** What a backfill is at. */
export const BACKFILL_PHASES = ["customers", "orders", "problems", "fit", "scoring"] as const
export type BackfillPhase = (typeof BACKFILL_PHASES)[number]

/** How a backfill stands, as it is stored and shown. Times are ISO strings. */
export type BackfillState = {
  readonly status: "running" | "done" | "failed"
  /** The one at work, or the last one. */
  readonly phase: BackfillPhase
  readonly customers_done: number
  readonly customers_total: number
  readonly orders_done: number
  readonly orders_total: number
  readonly started_at: string
  readonly finished_at: string | null
  /** Why it failed. */
  readonly error: string | null
  /** Seconds spent in each phase so far. */
  readonly seconds: Readonly<Partial<Record<BackfillPhase, number>>>
}

const NAME = "backfill"

/** The one backfill that may run at a time, and how far it is. */
export class BackfillStore {
  readonly #dataSource: DataSource
  readonly #watermarks: WatermarkStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#watermarks = new WatermarkStore(dataSource)
  }

  /**
   * Runs a backfill unless one runs, in this or any other process.
   * @throws MedusaError CONFLICT while one runs, and whatever the work throws
   */
  async runAlone<T extends object>(work: () => Promise<T>): Promise<T> {
    const result = await withSessionLock(this.#dataSource, NAME, work)
    if (result === undefined) {
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        "A backfill is running; wait until it is done"
      )
    }
    return result
  }

  /** True while one runs, in any process. */
  isRunning(): Promise<boolean> {
    return isSessionLocked(this.#dataSource, NAME)
  }

  /** The running or last backfill; null before the first. One that was killed reads as failed. */
  async state(): Promise<BackfillState | null> {
    const state = await this.#stored()
    if (state?.status !== "running" || (await this.isRunning())) {
      return state
    }
    // It may have ended between the two questions, and then has said how.
    const settled = await this.#stored()
    return settled?.status === "running" && settled.started_at === state.started_at
      ? { ...settled, status: "failed", error: "The process ended before the backfill did" }
      : settled
  }

  /** Writes how far it is. */
  record(state: BackfillState, now: Date): Promise<void> {
    return this.#watermarks.set(NAME, state, now)
  }

  #stored(): Promise<BackfillState | null> {
    return this.#watermarks.get<BackfillState>(NAME)
  }
}
