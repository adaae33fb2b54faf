import type { ReconcileCounts, ReconcileRun } from "../../modules/retention/store/reconcile-store"
import { addCounts, NO_COUNTS, recordsOf } from "./read-again"

/** Keeps the account of one run of a pass. */
export class PassRun {
  readonly #startedAt: Date
  readonly #maxRecords: number
  #counts: ReconcileCounts = NO_COUNTS

  constructor(startedAt: Date, maxRecords: number) {
    this.#startedAt = startedAt
    this.#maxRecords = maxRecords
  }

  get counts(): ReconcileCounts {
    return this.#counts
  }

  /** True when it was long enough. */
  get isFull(): boolean {
    return recordsOf(this.#counts) >= this.#maxRecords
  }

  add(counts: ReconcileCounts): void {
    this.#counts = addCounts(this.#counts, counts)
  }

  /** The account as it is stored while the run is at work. */
  running(): ReconcileRun {
    return this.#account("running", null, null)
  }

  /** The account of a run that came to its end. */
  ended(status: "done" | "more", now: Date): ReconcileRun {
    return this.#account(status, now, null)
  }

  /** The account of a run that an error stopped. */
  failed(error: unknown, now: Date): ReconcileRun {
    return this.#account("failed", now, error instanceof Error ? error.message : String(error))
  }

  #account(
    status: ReconcileRun["status"],
    finishedAt: Date | null,
    error: string | null
  ): ReconcileRun {
    return {
      status,
      started_at: this.#startedAt.toISOString(),
      finished_at: finishedAt?.toISOString() ?? null,
      ...this.#counts,
      error: error?.slice(0, 500) ?? null,
    }
  }
}
