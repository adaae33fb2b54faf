import type { DataSource } from "typeorm"
import { isNightlyDue } from "../domain/time/nightly"
import { FitStore } from "./fit-store"
import { withSessionLock } from "./session-lock"
import { PolicyStore } from "./policy-store"
import { WatermarkStore } from "./watermark-store"

/** What a scheduled run came to; all but `ran` are expected and leave everything as it was. */
export type JobOutcome = "ran" | "not_due" | "no_fit_yet" | "running_elsewhere"

/** Keeps the scheduled work to once at a time: every worker's cron fires. */
export class JobStore {
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
   * Runs the night's work when it is due, not before the first backfill, and notes when.
   * A run that fails is due again at the next call.
   */
  async runNightly(now: Date, work: () => Promise<void>): Promise<JobOutcome> {
    return this.#alone("nightly", async () => {
      if (!(await this.#fits.latest())) {
        return "no_fit_yet"
      }
      const { settings } = await this.#policies.current()
      if (!isNightlyDue(await this.nightlyAt(), now, settings.time_zone)) {
        return "not_due"
      }
      await work()
      await this.#watermarks.set("nightly", { ran_at: now.toISOString() }, now)
      return "ran"
    })
  }

  /** When the night's work last ran; null before its first time. */
  async nightlyAt(): Promise<Date | null> {
    const mark = await this.#watermarks.get<{ ran_at: string }>("nightly")
    return mark ? new Date(mark.ran_at) : null
  }

  /** Runs the sweep, not before the first backfill. */
  async runSweep(work: () => Promise<void>): Promise<JobOutcome> {
    return this.#alone("sweep", async () => {
      if (!(await this.#fits.latest())) {
        return "no_fit_yet"
      }
      await work()
      return "ran"
    })
  }

  /** Runs what coupons need each minute. */
  async runCoupons(work: () => Promise<void>): Promise<JobOutcome> {
    return this.#alone("coupons", async () => {
      await work()
      return "ran"
    })
  }

  /** Takes in what events named. @returns undefined while another run is at it */
  runTakeIn<T extends object>(work: () => Promise<T>): Promise<T | undefined> {
    return withSessionLock(this.#dataSource, "take_in", work)
  }

  async #alone(name: string, work: () => Promise<JobOutcome>): Promise<JobOutcome> {
    const outcome = await withSessionLock(this.#dataSource, name, async () => ({
      said: await work(),
    }))
    return outcome?.said ?? "running_elsewhere"
  }
}
