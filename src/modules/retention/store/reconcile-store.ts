import type { DataSource } from "typeorm"
import type { MirrorFields } from "../source/mirror-fields"
import { isSessionLocked } from "./ledger-lock"
import { productIdsAfter } from "./product-statements"
import { withSessionLock } from "./session-lock"
import { WatermarkStore } from "./watermark-store"

/** The two passes, by the names of their watermarks and locks. */
export const RECONCILE_PASSES = ["reconcile_fast", "reconcile_slow"] as const
export type ReconcilePass = (typeof RECONCILE_PASSES)[number]

/** What the fast pass reads ids of; the first four lead to orders. */
export const RECENT_SOURCES = [
  "order",
  "order_summary",
  "order_transaction",
  "order_change",
  "customer",
] as const
export type RecentSource = (typeof RECENT_SOURCES)[number]

/** What the slow pass reads, one after the other. */
export const CHANGED_PHASES = [
  "customers",
  // Before the orders: where all of those are read again, that takes hours.
  "products",
  "orders",
  "fulfillments",
  "memberships",
  "groups",
] as const
export type ChangedPhase = (typeof CHANGED_PHASES)[number]

/** What one run of a pass read and did. */
export type ReconcileCounts = {
  /** Records read again. */
  readonly orders: number
  readonly customers: number
  readonly products: number
  /** Rows of people, ledger and products that were not as they should be, and are now. */
  readonly written: number
  /** Records that could not be read with others and are tried one by one, as hints. */
  readonly put_off: number
}

/** How one run of a pass went. Times are ISO strings. */
export type ReconcileRun = ReconcileCounts & {
  /**
   * - `running`: at work
   * - `done`: everything up to `read_until` is read
   * - `more`: the run was long enough; the next one goes on
   * - `failed`: an error stopped it; the next one goes on
   * - `interrupted`: its process ended before it did; the next one goes on
   */
  readonly status: "running" | "done" | "more" | "failed" | "interrupted"
  readonly started_at: string
  readonly finished_at: string | null
  readonly error: string | null
}

/** How the fast pass stands. */
export type RecentState = {
  /** When the last complete reading began; null before the first. */
  readonly read_until: string | null
  /** The reading under way, and after which id each source that is not at its end goes on. */
  readonly window: {
    readonly from: string
    readonly until: string
    readonly after: Readonly<Partial<Record<RecentSource, string>>>
  } | null
  readonly last_run: ReconcileRun
}

/**
 * Rises when more of an order is kept than before: then the slow pass reads all orders again.
 * - 2: what was paid, refunded and sent back, and when parcels left and arrived
 */
export const READING = 2

/** How the slow pass stands. */
export type ChangedState = {
  readonly read_until: string | null
  /** The reading under way. */
  readonly window: {
    /** Changes since when; of customers and orders null is since ever. */
    readonly from: string
    readonly customers_from: string | null
    readonly orders_from: string | null
    readonly until: string
    /** The metadata fields that it reads with. */
    readonly mirror: MirrorFields
    /** Which {@link READING} it reads with. */
    readonly reading?: number
    /** Where it goes on. */
    readonly phase: ChangedPhase
    readonly after: string
  } | null
  /** Which {@link READING} all orders have been read with. */
  readonly reading?: number
  readonly last_run: ReconcileRun
}

type States = { readonly reconcile_fast: RecentState; readonly reconcile_slow: ChangedState }

/** How a pass stands, as it is stored. */
export type PassState<Pass extends ReconcilePass> = States[Pass]

/** How far the two passes came, and what they ask of our own tables. */
export class ReconcileStore {
  readonly #dataSource: DataSource
  readonly #watermarks: WatermarkStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#watermarks = new WatermarkStore(dataSource)
  }

  /** Runs one pass. @returns undefined while it is run elsewhere */
  runAlone<T extends object>(pass: ReconcilePass, work: () => Promise<T>): Promise<T | undefined> {
    return withSessionLock(this.#dataSource, pass, work)
  }

  /** True while the pass is at work, in any process. */
  isRunning(pass: ReconcilePass): Promise<boolean> {
    return isSessionLocked(this.#dataSource, pass)
  }

  /** How a pass stands, as it is stored; null before its first run. */
  stored<Pass extends ReconcilePass>(pass: Pass): Promise<PassState<Pass> | null> {
    return this.#watermarks.get<PassState<Pass>>(pass)
  }

  /** How a pass stands; one whose process is gone reads as interrupted. */
  async state<Pass extends ReconcilePass>(pass: Pass): Promise<PassState<Pass> | null> {
    const state = await this.stored(pass)
    if (state?.last_run.status !== "running" || (await this.isRunning(pass))) {
      return state
    }
    // It may have ended between the two questions, and then has said how.
    const settled = await this.stored(pass)
    return settled?.last_run.status === "running"
      ? { ...settled, last_run: { ...settled.last_run, status: "interrupted" } }
      : settled
  }

  /** Writes how far a pass is; only inside {@link runAlone}. */
  record<Pass extends ReconcilePass>(pass: Pass, state: PassState<Pass>, now: Date): Promise<void> {
    return this.#watermarks.set(pass, state, now)
  }

  /** Whether an earlier version has read some order, of which it kept less than {@link READING}. */
  async hasPartlyRead(): Promise<boolean> {
    const [row] = await this.#dataSource.query<{ found: boolean }[]>(
      "SELECT EXISTS (SELECT FROM retention_purchase WHERE returned_quantity IS NULL) AS found"
    )
    return row?.found ?? false
  }

  /** How many customer records we hold as members of each group. */
  async groupSizes(): Promise<Map<string, number>> {
    const rows = await this.#dataSource.query<{ id: string; size: number }[]>(
      `SELECT g.id, count(*)::integer AS size
       FROM retention_identity i, unnest(i.group_ids) AS g(id) GROUP BY g.id`
    )
    return new Map(rows.map(({ id, size }) => [id, size]))
  }

  /** See {@link productIdsAfter}. */
  productIds(page: { readonly after: string; readonly limit: number }): Promise<string[]> {
    return productIdsAfter(this.#dataSource.manager, page)
  }
}
