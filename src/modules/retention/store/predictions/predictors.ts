import { predictor, type ValueTerms } from "../../domain/prediction/predict"
import type { ModelInForce } from "../../domain/prediction/types"
import { isoDay } from "../../domain/time/calendar-day"

type Predictor = ReturnType<typeof predictor>

/** Keeps what was found for one batch for the next, so long as nothing it follows from changes. */
export class Predictors {
  #key = ""
  #kept: Predictor | null = null

  /** What a model expects on the day of a moment. */
  of(model: ModelInForce, terms: ValueTerms, now: Date): Predictor {
    const { annual_discount_rate, margin } = terms
    const day = isoDay(now, model.time_zone)
    const key = JSON.stringify([model.id, annual_discount_rate, margin, day])
    if (this.#kept === null || key !== this.#key) {
      this.#kept = predictor(model, terms, now)
      this.#key = key
    }
    return this.#kept
  }
}
