import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import {
  differencesBetween,
  snapshot,
  type CheckedKind,
  type LedgerDifference,
} from "./check-statements"
import { isSessionLocked, ledgerTransaction } from "./ledger-lock"
import { LedgerSession } from "./ledger-session"
import { productIdsAfter } from "./product-statements"
import { withSessionLock } from "./session-lock"
import { WatermarkStore } from "./watermark-store"

/** What a check goes through, one after the other. */
export const CHECK_PHASES = ["customers", "orders", "products"] as const
export type CheckPhase = (typeof CHECK_PHASES)[number]

/** How a check stands, as it is stored and shown. Times are ISO strings. */
export type CheckState = {
  /** `interrupted`: its process ended before it did. */
  readonly status: "running" | "done" | "failed" | "interrupted"
  /** Names the run. */
  readonly run_id: string
  /** The one at work, or the last one. */
  readonly phase: CheckPhase
  /** About how many orders and customers were to be compared; null for all. */
  readonly sample: number | null
  /** Whether what was wrong was made right. */
  readonly mend: boolean
  /** Records compared. */
  readonly customers: number
  readonly orders: number
  readonly products: number
  /** How many differences there were. */
  readonly found: Readonly<Record<LedgerDifference["kind"], number>>
  /** The first hundred of them. */
  readonly differences: readonly LedgerDifference[]
  readonly started_at: string
  readonly finished_at: string | null
  /** Why it failed. */
  readonly error: string | null
}

/** What to compare in one transaction, and how to make it right. */
export type Comparison = {
  readonly kind: CheckedKind
  /** The records on either side, Medusa's and ours. */
  readonly find: (session: LedgerSession) => Promise<readonly string[]>
  /** The ordinary sync of these records. */
  readonly sync: (session: LedgerSession, ids: readonly string[]) => Promise<unknown>
}

/** What a comparison found. */
export type Compared = {
  readonly ids: readonly string[]
  readonly differences: readonly LedgerDifference[]
}

const NAME = "check"

/** Carries a finding out of a transaction that is not to be kept. */
class NotKept extends Error {
  constructor(readonly found: Compared) {
    super("This transaction was for looking only")
  }
}

/** The one full check that may run at a time, and what it compares. */
export class CheckStore {
  readonly #dataSource: DataSource
  readonly #watermarks: WatermarkStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#watermarks = new WatermarkStore(dataSource)
  }

  /**
   * Runs a check unless one runs, in this or any other process.
   * @throws MedusaError CONFLICT while one runs, and whatever the work throws
   */
  async runAlone<T extends object>(work: () => Promise<T>): Promise<T> {
    const result = await withSessionLock(this.#dataSource, NAME, work)
    if (result === undefined) {
      throw new MedusaError(MedusaError.Types.CONFLICT, "A check is running; wait until it is done")
    }
    return result
  }

  /** True while one runs, in any process. */
  isRunning(): Promise<boolean> {
    return isSessionLocked(this.#dataSource, NAME)
  }

  /** The running or last check; null before the first. */
  async state(): Promise<CheckState | null> {
    const state = await this.#watermarks.get<CheckState>(NAME)
    if (state?.status !== "running" || (await this.isRunning())) {
      return state
    }
    // It may have ended between the two questions, and then has said how.
    const settled = await this.#watermarks.get<CheckState>(NAME)
    return settled?.status === "running" ? { ...settled, status: "interrupted" } : settled
  }

  /** Writes how far a check is; only inside {@link runAlone}. */
  record(state: CheckState, now: Date): Promise<void> {
    return this.#watermarks.set(NAME, state, now)
  }

  /**
   * Compares our rows with what the ordinary sync makes of them, in one ledger transaction. So
   * what is told is exactly what a sync changes, and there is no second reading of Medusa's
   * records that might disagree with it.
   *
   * @param options.mend false undoes the sync, and with it everything that it did besides
   */
  async compare(
    { kind, find, sync }: Comparison,
    { now, mend }: { readonly now: Date; readonly mend: boolean }
  ): Promise<Compared> {
    const work = ledgerTransaction(this.#dataSource, async (manager) => {
      const session = new LedgerSession(manager, now, { cause: "reconcile" })
      const ids = await find(session)
      const before = await snapshot(manager, kind, ids)
      await sync(session, ids)
      const differences = differencesBetween(kind, before, await snapshot(manager, kind, ids))
      if (!mend) {
        throw new NotKept({ ids, differences })
      }
      return { ids, differences }
    })
    return work.catch((error: unknown) => {
      if (error instanceof NotKept) {
        return error.found
      }
      throw error
    })
  }

  /** See {@link productIdsAfter}. */
  productIds(page: { readonly after: string; readonly limit: number }): Promise<string[]> {
    return productIdsAfter(this.#dataSource.manager, page)
  }
}
