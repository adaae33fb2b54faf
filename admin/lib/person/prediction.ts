import type { GateCheckName } from "../../../src/modules/retention/domain/prediction/types"

/**
 * What the models expect of a person, as `GET /admin/retention/profiles/:id` tells it. Chances are
 * between 0 and 1, money is in `currency_code` as decimal strings.
 */
export type Prediction = {
  /** The fit it rests on. */
  readonly model_fit_id: string
  readonly predicted_at: string
  readonly currency_code: string
  /** Chance of at least one purchase in so many days. */
  readonly chance_30: number
  readonly chance_90: number
  readonly chance_365: number
  /** Purchase days within `horizon_days`. */
  readonly expected_purchases: number
  /** What such a day is worth; null where the spend cannot be told. */
  readonly expected_spend: string | null
  /** Discounted net revenue within `horizon_days`; null where the spend cannot be told. */
  readonly clv: string | null
  /** The same in margin; null while the policy has none. */
  readonly clv_margin: string | null
  /** Median and middle 80 % of the next order's time, if they come back; null beyond a century. */
  readonly next_purchase_at: string | null
  readonly next_purchase_from: string | null
  readonly next_purchase_until: string | null
  /** Purchase days after the first. */
  readonly frequency: number
  /** Days from the first purchase to the last, and until the prediction. */
  readonly recency_days: number
  readonly age_days: number
  /** Repeat purchase days with known amounts, and their mean. */
  readonly spend_count: number
  readonly spend_mean: string | null
  readonly horizon_days: number
  readonly annual_discount_rate: number
  readonly margin: number | null
}

/** Whether the newest fit is fit to be shown. */
export type ModelState = {
  readonly id: string
  readonly fitted_at: string
  /** Predictions exist only while it is. */
  readonly open: boolean
  /** Names of the checks that did not pass. */
  readonly failed: readonly string[]
  /** False where amounts cannot be predicted, and so no value. */
  readonly spend_ok: boolean
}

/** `GET /admin/retention/profiles/:id/chances`: how one chance rose and fell. */
export type Chances = {
  readonly model_fit_id: string
  readonly horizon_days: number
  /** `YYYY-MM-DD`, as all days here in the policy's time zone. */
  readonly today: string
  /** Ascending; two of one day stand before and after a purchase. What follows today holds if nothing happens. */
  readonly points: readonly { readonly day: string; readonly chance: number }[]
}

/** Each group says nothing that is not said by the one before it. */
const CHECKS: readonly (readonly GateCheckName[])[] = [
  ["buyers", "history"],
  ["fit"],
  ["dropout"],
  ["calibration"],
]

/**
 * Which of the checks that did not pass are worth a word: what is found of too few buyers, or in too
 * short a time, may be chance, and where nothing could be fitted, nothing could be tested either.
 *
 * @param failed names of checks
 */
export function tellingChecks(failed: readonly string[]): readonly string[] {
  const told = CHECKS.map((names) => names.filter((name) => failed.includes(name)))
  return told.find((names) => names.length > 0) ?? failed
}
