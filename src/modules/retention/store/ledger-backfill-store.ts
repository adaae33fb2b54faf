import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import { isSessionLocked } from "./ledger-lock"
import { withSessionLock } from "./session-lock"
import { WatermarkStore } from "./watermark-store"

/** What a backfill is at. */
export const BACKFILL_PHASES = [
  "customers",
  "orders",
  "products",
  "problems",
  "fit",
  "scoring",
] as const
export type BackfillPhase = (typeof BACKFILL_PHASES)[number]

/**
 * `paused`: somebody asked it to stop; it goes on when somebody says so. `interrupted`: its
 * process ended before it did; a job takes it up again. `failed`: an error stopped it. All three
 * go on where they stopped.
 */
export type BackfillStatus = "running" | "paused" | "interrupted" | "failed" | "done"

/** Where a backfill goes on: in this phase, after this id ("" for its beginning). */
export type BackfillCursor = { readonly phase: BackfillPhase; readonly after: string }

/** How a backfill stands, as it is stored and shown. Times are ISO strings. */
export type BackfillState = {
  readonly status: BackfillStatus
  /** The run at work, or the last one; a backfill that is taken up again is another run. */
  readonly run_id: string
  /** The one at work, or the last one. */
  readonly phase: BackfillPhase
  /** Null when there is nothing to go on with. */
  readonly cursor: BackfillCursor | null
  /** Records a page. */
  readonly batch_size: number
  readonly customers_done: number
  readonly customers_total: number
  readonly orders_done: number
  readonly orders_total: number
  /** When it began, however often it was taken up again since. */
  readonly started_at: string
  /** When it was last taken up again; null when it never was. */
  readonly resumed_at: string | null
  /** When it last stopped, for whatever reason. */
  readonly finished_at: string | null
  /** True from the asking to the end of the page at hand. */
  readonly pause_requested: boolean
  /** Why it failed. */
  readonly error: string | null
  /** Seconds spent in each phase so far, over all runs. */
  readonly seconds: Readonly<Partial<Record<BackfillPhase, number>>>
}

const NAME = "backfill"

/** What a state written by an earlier version may lack. */
const LACKING = {
  run_id: "",
  cursor: null,
  batch_size: 500,
  resumed_at: null,
  pause_requested: false,
} as const

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
      throw conflict("A backfill is running; wait until it is done, or pause it")
    }
    return result
  }

  /** True while one runs, in any process. */
  isRunning(): Promise<boolean> {
    return isSessionLocked(this.#dataSource, NAME)
  }

  /** True when one was at work and its process is gone. */
  async isInterrupted(): Promise<boolean> {
    return (await this.state())?.status === "interrupted"
  }

  /** The running or last backfill; null before the first. */
  async state(): Promise<BackfillState | null> {
    const state = await this.stored()
    if (state?.status !== "running" || (await this.isRunning())) {
      return state
    }
    // It may have ended between the two questions, and then has said how.
    const settled = await this.stored()
    return settled?.status === "running" && settled.run_id === state.run_id
      ? { ...settled, status: settled.pause_requested ? "paused" : "interrupted" }
      : settled
  }

  /** Writes the first state of a run, whatever was there; only inside {@link runAlone}. */
  begin(state: BackfillState, now: Date): Promise<void> {
    return this.#watermarks.set(NAME, state, now)
  }

  /**
   * Writes how far a run is, and learns whether it is to pause.
   * @throws MedusaError CONFLICT when another run has taken its place
   */
  async record(state: BackfillState, now: Date): Promise<{ pause_requested: boolean }> {
    // A request to pause is somebody else's word; it stays until the run has stopped.
    const [row] = await this.#dataSource.query<{ pause_requested: boolean }[]>(
      `WITH written AS (
         UPDATE retention_watermark SET updated_at = $4,
           value = $2::jsonb || CASE WHEN $2::jsonb ->> 'status' = 'running'
             THEN jsonb_build_object('pause_requested', value -> 'pause_requested')
             ELSE '{}' END
         WHERE name = $1 AND value ->> 'run_id' = $3
         RETURNING value -> 'pause_requested' = 'true' AS pause_requested
       )
       SELECT pause_requested FROM written`,
      [NAME, JSON.stringify(state), state.run_id, now]
    )
    if (!row) {
      throw conflict("Another run of the backfill has taken the place of this one")
    }
    return row
  }

  /**
   * Asks the running backfill to stop after the page at hand.
   * @returns its state; null when none runs
   */
  async requestPause(): Promise<BackfillState | null> {
    const [row] = (await this.isRunning())
      ? await this.#dataSource.query<{ value: BackfillState }[]>(
          `WITH asked AS (
             UPDATE retention_watermark SET value = value || '{"pause_requested": true}'
             WHERE name = $1 AND value ->> 'status' = 'running'
             RETURNING value
           )
           SELECT value FROM asked`,
          [NAME]
        )
      : []
    return row?.value ?? null
  }

  /** What was written last: a killed backfill still reads as running there. */
  async stored(): Promise<BackfillState | null> {
    const state = await this.#watermarks.get<BackfillState>(NAME)
    return state && { ...LACKING, ...state }
  }
}

function conflict(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.CONFLICT, message)
}
