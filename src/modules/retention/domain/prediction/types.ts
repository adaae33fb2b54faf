import type { CannotFitReason } from "../models/cannot-fit-error"
import type {
  DropoutModel,
  DropoutParams,
  FitStatus,
  PoissonGammaParams,
  SpendParams,
} from "../models/types"

/** The model that the shop's predictions come from. */
export const SHOP_MODEL = "mbg-nbd" satisfies DropoutModel

/** Raised whenever the same ledger would be fitted otherwise than before. */
export const SHOP_MODEL_VERSION = 1

/** What predictions go by. */
export type ModelInForce = {
  /** `rmod_…`, of the fit. */
  readonly id: string
  readonly fitted_at: Date
  readonly model: DropoutModel
  readonly params: DropoutParams
  /** Null where the spend could not be fitted: chances are known then, values are not. */
  readonly spend_params: SpendParams | null
  /** The policy's at the fit: in it purchases are days. */
  readonly time_zone: string
  /** The base currency at the fit, lower case: `spend_params` are in it. */
  readonly currency_code: string
}

/** How a fit ended; `refused` when there was nothing to be fitted, see the reason. */
export type ModelFitStatus = FitStatus | "refused"

/** The same ledger without leaving, to compare with. */
export type PoissonGammaFit = {
  readonly params: PoissonGammaParams
  /** Of time in days. */
  readonly log_likelihood: number
}

/** The model of spend. */
export type SpendFit = {
  readonly status: ModelFitStatus
  /** Null unless refused. */
  readonly refusal: CannotFitReason | null
  readonly params: SpendParams | null
  /** Null unless `ok`. */
  readonly standard_errors: SpendParams | null
  readonly log_likelihood: number | null
  readonly iterations: number
  /** People it rests on. */
  readonly customers: number
  /** People who bought again, but whose mean is nothing or less, so that they were left out. */
  readonly left_out: number
  /**
   * Of repeat purchase days and the mean amount of one, over those people, from −1 to 1: the model
   * takes it for 0. Null where either is the same for all.
   */
  readonly correlation: number | null
}

/** What must hold before anything is predicted. */
export const GATE_CHECKS = ["buyers", "history", "fit", "dropout", "calibration"] as const
export type GateCheckName = (typeof GATE_CHECKS)[number]

/** One of them, with what was found and what is needed; null where there is no such number. */
export type GateCheck = {
  readonly name: GateCheckName
  readonly passed: boolean
  readonly found: number | null
  readonly needed: number | null
}

/** Open only where every check passed. */
export type Gate = { readonly open: boolean; readonly checks: readonly GateCheck[] }

/** People of one frequency: mean repeat purchase days in the horizon. */
export type FrequencyOutcome = {
  readonly frequency: number
  /** True for the last one, which holds everybody from this frequency on. */
  readonly or_more: boolean
  readonly people: number
  readonly predicted: number
  readonly actual: number
}

/** A tenth of the people by predicted chance: shares who buy within the horizon. */
export type DecileOutcome = {
  /** From 1, the least likely, to 10. People of the same chance are in the same one. */
  readonly decile: number
  readonly people: number
  readonly predicted: number
  readonly actual: number
  /** Wilson 95 % interval of `actual`. */
  readonly lower: number
  readonly upper: number
}

/** A fit on the ledger as it stood some days ago, against what people did since. */
export type Calibration = {
  /** ISO time of the day tested. */
  readonly as_of: string
  readonly horizon_days: number
  /** Of the fit on that day's ledger. */
  readonly status: ModelFitStatus
  readonly refusal: CannotFitReason | null
  readonly params: DropoutParams | null
  /** Who had bought by then. */
  readonly people: number
  /** Mean chance of buying within the horizon; null unless the fit was `ok`. */
  readonly predicted: number | null
  /** The share who did, with its Wilson 95 % interval; null without people. */
  readonly actual: number | null
  readonly lower: number | null
  readonly upper: number | null
  /** Empty unless the fit was `ok`. */
  readonly frequency: readonly FrequencyOutcome[]
  readonly deciles: readonly DecileOutcome[]
}

/** Repeat purchase days until the end of a day, since the first of all. */
export type TrackingPoint = {
  /** `YYYY-MM-DD` in the policy's zone. */
  readonly day: string
  readonly actual: number
  readonly predicted: number
}

/** Cumulative repeat purchase days of those who had bought by a day, by the fit on that day. */
export type Tracking = {
  /** ISO time. */
  readonly as_of: string
  readonly points: readonly TrackingPoint[]
}

/** A fit of the shop's models and how good it is, without id and version; names are columns'. */
export type ModelFindings = {
  readonly fitted_at: Date
  readonly model: DropoutModel
  readonly model_version: number
  readonly time_unit: "day"
  readonly time_zone: string
  readonly currency_code: string
  /** First and last purchase day of the ledger, `YYYY-MM-DD`; null without purchases. */
  readonly data_from: string | null
  readonly data_until: string | null
  /** Days from `data_from` to the day of the fit. */
  readonly history_days: number
  readonly buyers: number
  /** Of them, with more than one purchase day. */
  readonly repeat_buyers: number
  /** Distinct (frequency, recency, age) among them. */
  readonly tuples: number
  readonly status: ModelFitStatus
  readonly refusal: CannotFitReason | null
  readonly iterations: number
  readonly params: DropoutParams | null
  /** Null unless `ok`. */
  readonly standard_errors: DropoutParams | null
  /** Of time in days. */
  readonly log_likelihood: number | null
  readonly poisson_gamma: PoissonGammaFit | null
  /** Twice what the log-likelihood is above the Poisson-gamma's. */
  readonly likelihood_gain: number | null
  readonly spend: SpendFit
  readonly gate: Gate
  readonly calibration: Calibration
  /** Null unless the fit on that day's ledger was `ok`. */
  readonly tracking: Tracking | null
}
