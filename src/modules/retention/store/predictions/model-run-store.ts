import type { DataSource } from "typeorm"
import type { RetentionModelFit } from "../../entities"
import { FitStore } from "../fit-store"
import { isFullRunUnderWay } from "../full-run"
import { PolicyStore } from "../policy-store"
import { withSessionLock } from "../session-lock"
import { WatermarkStore } from "../watermark-store"

/** Names the lock of a refresh, and what is noted at the end of one. */
export const MODEL_RUN = "models"

/** What the last refresh that came to its end went by. */
type Mark = {
  readonly model_fit_id: string
  /** ISO time. */
  readonly fitted_at: string
  readonly policy_version: number
}

/** Keeps the refresh of models and all that follows from them to once at a time, and knows when it is due. */
export class ModelRunStore {
  readonly #dataSource: DataSource
  readonly #fits: FitStore
  readonly #policies: PolicyStore
  readonly #watermarks: WatermarkStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#fits = new FitStore(dataSource)
    this.#policies = new PolicyStore(dataSource)
    this.#watermarks = new WatermarkStore(dataSource)
  }

  /**
   * Whether the shop was measured, or its policy edited, since the last refresh that came to its
   * end; one that failed or was killed did not. Never before the first backfill, nor while a
   * backfill or the night's work runs, which ends with a refresh.
   */
  async isDue(): Promise<boolean> {
    const fit = await this.#fits.latest()
    if (fit === null || (await isFullRunUnderWay(this.#dataSource))) {
      return false
    }
    const mark = await this.#watermarks.get<Mark>(MODEL_RUN)
    const { version } = await this.#policies.current()
    return (
      mark === null || new Date(mark.fitted_at) < fit.fitted_at || mark.policy_version !== version
    )
  }

  /** Runs a refresh. @returns undefined while one runs, in this or any other process */
  alone<T extends object>(work: () => Promise<T>): Promise<T | undefined> {
    return withSessionLock(this.#dataSource, MODEL_RUN, work)
  }

  /** Notes that everything that follows from a fit is done. */
  async done(
    fit: Pick<RetentionModelFit, "id" | "fitted_at" | "policy_version">,
    now: Date
  ): Promise<void> {
    const { id: model_fit_id, policy_version } = fit
    const mark: Mark = { model_fit_id, fitted_at: fit.fitted_at.toISOString(), policy_version }
    await this.#watermarks.set(MODEL_RUN, mark, now)
  }
}
