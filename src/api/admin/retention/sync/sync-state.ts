import type { RetentionModuleService } from "../../../../modules/retention/service"
import type { CheckState } from "../../../../modules/retention/store/check-store"
import type { BackfillState } from "../../../../modules/retention/store/ledger-backfill-store"
import type {
  ReconcilePass,
  ReconcileRun,
} from "../../../../modules/retention/store/reconcile-store"

/** How one pass of the reconcile stands: its last run, and how far it has read. */
export type PassState = ReconcileRun & {
  /** Everything that Medusa wrote before this is read; null before the first complete reading. */
  readonly read_until: string | null
}

/** How ledger and people keep in step with Medusa; null is what has not run yet. */
export type SyncState = {
  /** What is known to be behind: records to be read again, and people to be scored. */
  readonly waiting: { readonly hints: number; readonly people: number }
  readonly reconcile_fast: PassState | null
  readonly reconcile_slow: PassState | null
  readonly check: CheckState | null
  readonly backfill: BackfillState | null
}

/** Reads it all as it is now. */
export async function syncState(retention: RetentionModuleService): Promise<SyncState> {
  const { hints, scoring, checks, backfills } = retention
  const [waitingHints, people, reconcile_fast, reconcile_slow, check, backfill] = await Promise.all(
    [
      hints.count(),
      scoring.waiting(),
      passState(retention, "reconcile_fast"),
      passState(retention, "reconcile_slow"),
      checks.state(),
      backfills.state(),
    ]
  )
  return {
    waiting: { hints: waitingHints, people },
    reconcile_fast,
    reconcile_slow,
    check,
    backfill,
  }
}

async function passState(
  { reconciles }: RetentionModuleService,
  pass: ReconcilePass
): Promise<PassState | null> {
  const state = await reconciles.state(pass)
  return state && { ...state.last_run, read_until: state.read_until }
}
