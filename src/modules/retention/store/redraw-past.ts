import type { EntityManager } from "typeorm"
import type { Policy } from "../domain/policy/schema"
import type { Limits } from "../domain/types"
import { redrawStatement } from "./redraw-sql"
import { recordedFrom } from "./transition-store"
import { WatermarkStore } from "./watermark-store"

/** Days before today that are drawn from the ledger where they were not measured. */
const REDRAWN_DAYS = 365

/** Name of the watermark that tells by what the past was redrawn. */
const REDRAWN = "redrawn"

/** What the redrawn past follows from, but for the ledger. */
type RedrawnBy = {
  readonly limits: Limits
  readonly new_days: number
  readonly reactivated_days: number
  readonly time_zone: string
}

type Span = { readonly first_day: string; readonly last_day: string }

/** A redrawn past: by what, and from when to when; without days where all were measured. */
type RedrawnState = RedrawnBy & { readonly [Day in keyof Span]: string | null }

/** What to redraw the past by. */
export type RedrawTask = {
  readonly policy: Policy
  readonly limits: Limits
  /** Today in the policy's zone, `YYYY-MM-DD`. */
  readonly day: string
  readonly now: Date
}

/** The past before the days that were measured. All is done in the manager's transaction. */
export class RedrawnPast {
  readonly #manager: EntityManager
  readonly #watermarks: WatermarkStore

  constructor(manager: EntityManager) {
    this.#manager = manager
    this.#watermarks = new WatermarkStore(manager)
  }

  /** False before the first time, and once the past is known to be another than was drawn. */
  async isDrawn(): Promise<boolean> {
    return (await this.#watermarks.get(REDRAWN)) !== null
  }

  /** Notes that the past is another than was drawn, by whatever limits that was. */
  async forget(): Promise<void> {
    await this.#watermarks.remove(REDRAWN)
  }

  /**
   * Draws the past from the ledger unless it was drawn by the same already, and all of it.
   * @returns how many days were redrawn
   */
  async redraw({ policy, limits, day, now }: RedrawTask): Promise<number> {
    const by: RedrawnBy = {
      limits,
      new_days: policy.stage.new_days,
      reactivated_days: policy.stage.reactivated_days,
      time_zone: policy.time_zone,
    }
    const span = await this.#span(day)
    const drawn = await this.#watermarks.get<RedrawnState>(REDRAWN)
    if (drawn && isSame(drawn, by) && (!span || covers(drawn, span))) {
      return 0
    }
    const days = span ? await this.#draw({ policy, limits, ...span, now }) : 0
    const state: RedrawnState = { ...by, ...(span ?? { first_day: null, last_day: null }) }
    await this.#watermarks.set(REDRAWN, state, now)
    return days
  }

  async #draw(past: Omit<RedrawTask, "day"> & Span): Promise<number> {
    await this.#manager.query("DELETE FROM retention_snapshot WHERE reconstructed")
    await this.#manager.query("DELETE FROM retention_redrawn_move")
    const recorded_from = (await recordedFrom(this.#manager)) ?? past.now
    const { text, values } = redrawStatement({ ...past, recorded_from })
    const [row] = await this.#manager.query<{ days: number }[]>(text, values)
    return row?.days ?? 0
  }

  /**
   * From the first to the last day that has to be redrawn; null where all of the last year was
   * measured and nothing before it was redrawn. Days that were redrawn before stay in it however
   * old they are, so that the past is of one piece.
   */
  async #span(today: string): Promise<Span | null> {
    const [span] = await this.#manager.query<RedrawnState[]>(
      `WITH missing AS (
         SELECT min(days.day)::date AS first_day, max(days.day)::date AS last_day
           FROM generate_series($1::date - $2::integer, $1::date - 1, '1 day') AS days (day)
          WHERE NOT EXISTS (
                  SELECT FROM retention_snapshot measured
                   WHERE measured.day = days.day AND NOT measured.reconstructed
                )
       ),
       redrawn AS (
         SELECT min(day) AS first_day, max(day) AS last_day
           FROM retention_snapshot WHERE reconstructed
       )
       SELECT least(missing.first_day, redrawn.first_day)::text AS first_day,
              greatest(missing.last_day, redrawn.last_day)::text AS last_day
         FROM missing, redrawn`,
      [today, REDRAWN_DAYS]
    )
    const { first_day = null, last_day = null } = span ?? {}
    return first_day === null || last_day === null ? null : { first_day, last_day }
  }
}

function isSame(drawn: RedrawnState, by: RedrawnBy): boolean {
  return (
    drawn.time_zone === by.time_zone &&
    drawn.new_days === by.new_days &&
    drawn.reactivated_days === by.reactivated_days &&
    drawn.limits.at_risk === by.limits.at_risk &&
    drawn.limits.dormant === by.limits.dormant &&
    drawn.limits.lost === by.limits.lost
  )
}

function covers({ first_day, last_day }: RedrawnState, span: Span): boolean {
  return (
    first_day !== null &&
    last_day !== null &&
    first_day <= span.first_day &&
    last_day >= span.last_day
  )
}
