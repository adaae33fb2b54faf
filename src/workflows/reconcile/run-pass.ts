import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../modules/retention/service"
import type {
  PassState,
  ReconcileCounts,
  ReconcilePass,
} from "../../modules/retention/store/reconcile-store"
import type { ReconcileContext } from "./context"
import { NO_COUNTS } from "./read-again"

/** What a pass may be told. */
export type ReconcileInput = {
  /** After so many records it stops, and the next run goes on; 1 to 1,000,000. */
  readonly max_records?: number
}

/** What a pass came to. */
export type ReconcileOutput = ReconcileCounts & {
  /**
   * - `done`: everything is read
   * - `more`: the run was long enough; the next one goes on
   * - `running_elsewhere`: another run is at it
   * - `no_fit_yet`: there is nothing to keep in step before the first backfill
   */
  readonly status: "done" | "more" | "running_elsewhere" | "no_fit_yet"
}

const MAX_RECORDS = 1_000_000

/**
 * Runs one pass, once at a time over all processes, not before the first backfill.
 * @throws MedusaError INVALID_DATA for a limit that is none
 */
export async function runPass<Pass extends ReconcilePass>(
  container: MedusaContainer,
  pass: Pass,
  max_records: number,
  work: (context: ReconcileContext, state: PassState<Pass> | null) => Promise<ReconcileOutput>
): Promise<ReconcileOutput> {
  if (!Number.isInteger(max_records) || max_records < 1 || max_records > MAX_RECORDS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `max_records: must be a whole number from 1 to ${MAX_RECORDS}`
    )
  }
  const retention = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const output = await retention.reconciles.runAlone(pass, async () => {
    const state = await retention.reconciles.stored(pass)
    if (!state && !(await retention.fits.latest())) {
      return { ...NO_COUNTS, status: "no_fit_yet" as const }
    }
    return work({ query, retention, now: () => new Date(), max_records }, state)
  })
  return output ?? { ...NO_COUNTS, status: "running_elsewhere" }
}
