import type { DataSource, EntityManager } from "typeorm"
import type { Policy } from "../domain/policy/schema"
import { isoDay } from "../domain/time/calendar-day"
import type { Limits } from "../domain/types"
import { FitStore } from "./fit-store"
import { PolicyStore } from "./policy-store"
import { redrawStatement } from "./redraw-sql"
import { tuneForSets } from "./scoring/tune-for-sets"
import { snapshotStatement } from "./snapshot-sql"
import { recordedFrom } from "./transition-store"
import { WatermarkStore } from "./watermark-store"

/** Days before today that are drawn from the ledger where they were not measured. */
const REDRAWN_DAYS = 365

/** Key of the advisory lock that keeps two takings apart. */
const SNAPSHOT_LOCK = 0x7265_7403

/** Name of the watermark that tells by what the past was redrawn. */
const REDRAWN = "redrawn"

/** What the redrawn past follows from, but for the ledger. */
type RedrawnBy = {
  readonly limits: Limits
  readonly new_days: number
  readonly reactivated_days: number
  readonly time_zone: string
}

/** A redrawn past: by what, and from when to when. */
type RedrawnState = RedrawnBy & { readonly first_day: string; readonly last_day: string }

export type TakeRequest = {
  readonly now: Date
  /**
   * `always` after a backfill, which may have brought another past; `when_needed` only where days
   * are missing, or the limits are others than those the past was redrawn by.
   */
  readonly redraw: "always" | "when_needed"
}

/** The day that was taken, and how many days of the past were redrawn. */
export type Taken = { readonly day: string; readonly redrawn_days: number }

/** Net revenue of 365 days of those at risk or dormant, in base currency, and as of when. */
export type RevenueAtRisk = { readonly revenue: string; readonly taken_at: Date }

/** Keeps how many people were in each tier and stage on each day. */
export class SnapshotStore {
  readonly #dataSource: DataSource
  readonly #fits: FitStore
  readonly #policies: PolicyStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#fits = new FitStore(dataSource)
    this.#policies = new PolicyStore(dataSource)
  }

  /**
   * Whether the shop was measured, and most likely scored, since the newest snapshot. Also true
   * while a full scoring is under way: the one taken too early is replaced at its end.
   */
  async isDue(): Promise<boolean> {
    const fit = await this.#fits.latest()
    const newest = await this.revenueAtRisk()
    return fit !== null && (newest === null || newest.taken_at < fit.fitted_at)
  }

  /**
   * Takes the day's snapshot, in the place of an earlier one of that day, and draws the past from
   * the ledger where it is missing. Never touches another day that was measured.
   * @returns null before the first fit, when nobody has a stage yet
   */
  async take({ now, redraw }: TakeRequest): Promise<Taken | null> {
    const fit = await this.#fits.latest()
    if (!fit) {
      return null
    }
    const { settings: policy } = await this.#policies.current()
    const day = isoDay(now, policy.time_zone)
    await this.#alone(async (manager) => {
      // Later days are left by a policy whose time zone was ahead of this one.
      await manager.query("DELETE FROM retention_snapshot WHERE day >= $1::date", [day])
      const { text, values } = snapshotStatement({ policy, day, now })
      await manager.query(text, values)
    })
    const redrawn_days = await this.#redraw({ policy, limits: fit.limits, day, now, redraw })
    return { day, redrawn_days }
  }

  /** What the newest measured snapshot says; null before the first. */
  async revenueAtRisk(): Promise<RevenueAtRisk | null> {
    const [row] = await this.#dataSource.query<RevenueAtRisk[]>(
      `SELECT taken_at,
              trim_scale(coalesce(
                sum(revenue_365) FILTER (WHERE stage IN ('at_risk', 'dormant')), 0
              )) AS revenue
         FROM retention_snapshot
        WHERE NOT reconstructed
          AND taken_at = (SELECT max(taken_at) FROM retention_snapshot WHERE NOT reconstructed)
        GROUP BY taken_at`
    )
    return row ?? null
  }

  async #redraw(task: RedrawTask): Promise<number> {
    const { policy, limits, day, now } = task
    const by: RedrawnBy = {
      limits,
      new_days: policy.stage.new_days,
      reactivated_days: policy.stage.reactivated_days,
      time_zone: policy.time_zone,
    }
    return this.#alone(async (manager) => {
      const span = await spanOf(manager, day)
      if (!span || (task.redraw === "when_needed" && (await isDrawn(manager, by, span)))) {
        return 0
      }
      await manager.query("DELETE FROM retention_snapshot WHERE reconstructed")
      await manager.query("DELETE FROM retention_redrawn_move")
      const recorded_from = (await recordedFrom(manager)) ?? now
      const { text, values } = redrawStatement({ policy, limits, ...span, recorded_from, now })
      const [row] = await manager.query<{ days: number }[]>(text, values)
      const state: RedrawnState = { ...by, ...span }
      await new WatermarkStore(manager).set(REDRAWN, state, now)
      return row?.days ?? 0
    })
  }

  async #alone<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#dataSource.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock($1)", [SNAPSHOT_LOCK])
      await tuneForSets(manager)
      return work(manager)
    })
  }
}

type RedrawTask = {
  readonly policy: Policy
  readonly limits: Limits
  readonly day: string
  readonly now: Date
  readonly redraw: TakeRequest["redraw"]
}

type Span = { readonly first_day: string; readonly last_day: string }

/** Whether the past was redrawn by the same already, and all of the span. */
async function isDrawn(manager: EntityManager, by: RedrawnBy, span: Span): Promise<boolean> {
  const drawn = await new WatermarkStore(manager).get<RedrawnState>(REDRAWN)
  return (
    drawn !== null &&
    drawn.first_day <= span.first_day &&
    drawn.last_day >= span.last_day &&
    drawn.time_zone === by.time_zone &&
    drawn.new_days === by.new_days &&
    drawn.reactivated_days === by.reactivated_days &&
    drawn.limits.at_risk === by.limits.at_risk &&
    drawn.limits.dormant === by.limits.dormant &&
    drawn.limits.lost === by.limits.lost
  )
}

/**
 * From the first to the last day that has to be redrawn; null where all of the last year was
 * measured. Days that were redrawn before stay in it, so that the past is of one piece.
 */
async function spanOf(manager: EntityManager, today: string): Promise<Span | null> {
  const [span] = await manager.query<{ first_day: string | null; last_day: string | null }[]>(
    `SELECT least(min(days.day)::date, (
              SELECT min(day) FROM retention_snapshot WHERE reconstructed
            ))::text AS first_day,
            max(days.day)::date::text AS last_day
       FROM generate_series($1::date - $2::integer, $1::date - 1, '1 day') AS days (day)
      WHERE NOT EXISTS (
              SELECT FROM retention_snapshot measured
               WHERE measured.day = days.day AND NOT measured.reconstructed
            )`,
    [today, REDRAWN_DAYS]
  )
  const { first_day = null, last_day = null } = span ?? {}
  return first_day === null || last_day === null ? null : { first_day, last_day }
}
