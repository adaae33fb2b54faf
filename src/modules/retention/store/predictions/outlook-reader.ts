import type { DataSource } from "typeorm"
import type { Policy } from "../../domain/policy/schema"
import {
  CHANCE_DAYS,
  chanceHistory,
  type ChancePoint,
} from "../../domain/prediction/chance-history"
import type { GateCheckName } from "../../domain/prediction/types"
import { calendarDay, isoDay } from "../../domain/time/calendar-day"
import { RetentionPrediction } from "../../entities"
import { plainDecimals } from "../../query/plain-decimals"
import { FitStore } from "../fit-store"
import { ModelFitStore } from "../models/model-fit-store"

/** What is expected of one person. */
export type PredictionView = Omit<RetentionPrediction, "person_id">

/** The newest fit of the models, as far as a person's page is concerned. */
export type ModelNote = {
  readonly id: string
  readonly fitted_at: Date
  /** Whether anything is predicted by it. */
  readonly open: boolean
  /** The checks of the gate that it did not pass. */
  readonly failed: readonly GateCheckName[]
  /** Whether the spend could be fitted, so that there are values too. */
  readonly spend_ok: boolean
}

/** What is expected of a person, and by what. */
export type Outlook = {
  /** Null for one who has not bought, and while nothing is predicted in the policy's currency. */
  readonly prediction: PredictionView | null
  /** Null before the first fit. */
  readonly model: ModelNote | null
}

/** How a person's chance of buying rose and fell, by the model in force. */
export type Chances = {
  readonly model_fit_id: string
  /** The chance is that of buying within so many days. */
  readonly horizon_days: number
  /** `YYYY-MM-DD` in the zone that purchase days are counted in. */
  readonly today: string
  readonly points: readonly ChancePoint[]
}

/** Days beyond today where no limits are known yet. */
const DAYS_AHEAD = 180

/** Reads what is expected of one person. */
export class OutlookReader {
  readonly #dataSource: DataSource
  readonly #fits: FitStore
  readonly #modelFits: ModelFitStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#fits = new FitStore(dataSource)
    this.#modelFits = new ModelFitStore(dataSource)
  }

  /** @param policy a prediction in another base currency is not shown */
  async of(person_id: string, policy: Pick<Policy, "base_currency">): Promise<Outlook> {
    const [fit, row] = await Promise.all([
      this.#modelFits.latest(),
      this.#dataSource.getRepository(RetentionPrediction).findOneBy({ person_id }),
    ])
    if (fit === null) {
      return { prediction: null, model: null }
    }
    const { open, checks } = fit.gate
    return {
      prediction: open && row?.currency_code === policy.base_currency ? viewOf(row) : null,
      model: {
        id: fit.id,
        fitted_at: fit.fitted_at,
        open,
        failed: checks.flatMap(({ name, passed }) => (passed ? [] : name)),
        spend_ok: fit.spend.status === "ok",
      },
    }
  }

  /**
   * From the first purchase until today, and on for half of the lost limit.
   *
   * @param now purchases after it do not count yet
   * @returns null for one who has not bought, and while no model is in force
   */
  async chances(person_id: string, now: Date): Promise<Chances | null> {
    const [model, fit] = await Promise.all([this.#modelFits.inForce(), this.#fits.latest()])
    if (model === null) {
      return null
    }
    const rows = await this.#dataSource.query<{ day: number }[]>(PURCHASE_DAYS, [
      person_id,
      now,
      model.time_zone,
    ])
    const points = chanceHistory(
      model,
      rows.map(({ day }) => day),
      {
        today: calendarDay(now, model.time_zone),
        days_ahead: fit ? Math.ceil(fit.limits.lost / 2) : DAYS_AHEAD,
      }
    )
    return points.length === 0
      ? null
      : {
          model_fit_id: model.id,
          horizon_days: CHANCE_DAYS,
          today: isoDay(now, model.time_zone),
          points,
        }
  }
}

/** Days since 1970-01-01, of which one may come twice. */
const PURCHASE_DAYS = `
  SELECT (created_at AT TIME ZONE $3)::date - date '1970-01-01' AS day
    FROM retention_purchase
   WHERE person_id = $1
     AND canceled_at IS NULL
     AND created_at <= $2`

/** The row without its key, which the profile has already. */
function viewOf({ person_id: _id, ...view }: RetentionPrediction): PredictionView {
  return plainDecimals(RetentionPrediction, view)
}
