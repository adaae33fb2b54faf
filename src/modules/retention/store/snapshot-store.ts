import type { DataSource, EntityManager } from "typeorm"
import { isoDay } from "../domain/time/calendar-day"
import { FitStore } from "./fit-store"
import { PolicyStore } from "./policy-store"
import { RedrawnPast } from "./redraw-past"
import type { Moment } from "./scoring/scoring-store"
import { tuneForSets } from "./scoring/tune-for-sets"
import { snapshotStatement } from "./snapshot-sql"

/** Key of the advisory lock that keeps two takings apart. */
const SNAPSHOT_LOCK = 0x7265_7403

export type TakeRequest = {
  /** A function is asked once it is our turn: a redraw that went before takes minutes. */
  readonly now: Moment
  /**
   * `always` after a backfill, which may have brought another past; `when_needed` only where days
   * are missing, or the limits are others than those the past was redrawn by.
   */
  readonly redraw: "always" | "when_needed"
}

/** The day that was taken, and how many days of the past were redrawn. */
export type Taken = { readonly day: string; readonly redrawn_days: number }

/** Net revenue of 365 days of those at risk or dormant, in which currency, and as of when. */
export type RevenueAtRisk = {
  readonly revenue: string
  readonly currency_code: string
  readonly taken_at: Date
}

/** Keeps how many people were in each tier and stage on each day. */
export class SnapshotStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Whether the shop was measured, and most likely scored, since the newest snapshot, or its past
   * has to be drawn. Also true while a full scoring is under way: the one taken too early is
   * replaced at its end.
   */
  async isDue(): Promise<boolean> {
    return isDue(this.#dataSource.manager)
  }

  /**
   * Takes the day's snapshot, in the place of an earlier one of that day, and draws the past from
   * the ledger where it is missing: both or, when it fails, neither, so that it stays due. Never
   * touches another day that was measured. Waits for whoever is taking one.
   * @returns null before the first fit, when nobody has a stage yet
   */
  async take({ now, redraw }: TakeRequest): Promise<Taken | null> {
    if (redraw === "always") {
      // Kept whatever fails from here on: what was drawn is known to be wrong.
      await this.#alone((manager) => new RedrawnPast(manager).forget())
    }
    return this.#alone((manager) => take(manager, now))
  }

  /**
   * Takes the snapshot that is due and was left behind.
   * @returns null where none is due, and where another process is taking one: it is not waited for,
   *   since that may take minutes and would keep a connection of the pool
   */
  async takeDue(now: Moment): Promise<Taken | null> {
    return this.#dataSource.transaction(async (manager) => {
      const [lock] = await manager.query<{ held: boolean }[]>(
        "SELECT pg_try_advisory_xact_lock($1) AS held",
        [SNAPSHOT_LOCK]
      )
      return lock?.held && (await isDue(manager)) ? take(manager, now) : null
    })
  }

  /** What the newest measured snapshot says; null before the first. */
  async revenueAtRisk(): Promise<RevenueAtRisk | null> {
    return newestAtRisk(this.#dataSource.manager)
  }

  async #alone<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#dataSource.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock($1)", [SNAPSHOT_LOCK])
      return work(manager)
    })
  }
}

async function isDue(manager: EntityManager): Promise<boolean> {
  const fit = await new FitStore(manager).latest()
  if (!fit) {
    return false
  }
  const newest = await newestAtRisk(manager)
  return (
    newest === null ||
    newest.taken_at < fit.fitted_at ||
    !(await new RedrawnPast(manager).isDrawn())
  )
}

/** Under the lock: what was read before may be older than what its last holder went by. */
async function take(manager: EntityManager, moment: Moment): Promise<Taken | null> {
  const fit = await new FitStore(manager).latest()
  if (!fit) {
    return null
  }
  const { settings: policy } = await new PolicyStore(manager).current()
  const now = typeof moment === "function" ? moment() : moment
  const day = isoDay(now, policy.time_zone)
  await tuneForSets(manager)
  // Later days are left by a policy whose time zone was ahead of this one.
  await manager.query("DELETE FROM retention_snapshot WHERE day >= $1::date", [day])
  const { text, values } = snapshotStatement({ policy, day, now })
  await manager.query(text, values)
  const past = new RedrawnPast(manager)
  return { day, redrawn_days: await past.redraw({ policy, limits: fit.limits, day, now }) }
}

async function newestAtRisk(manager: EntityManager): Promise<RevenueAtRisk | null> {
  const [row] = await manager.query<RevenueAtRisk[]>(
    `SELECT taken_at,
            currency_code,
            trim_scale(coalesce(
              sum(revenue_365) FILTER (WHERE stage IN ('at_risk', 'dormant')), 0
            )) AS revenue
       FROM retention_snapshot
      WHERE NOT reconstructed
        AND taken_at = (SELECT max(taken_at) FROM retention_snapshot WHERE NOT reconstructed)
      GROUP BY taken_at, currency_code`
  )
  return row ?? null
}
