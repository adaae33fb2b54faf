import { fittingDropout } from "../models/fit-dropout"
import { fittingGammaGamma } from "../models/fit-gamma-gamma"
import { fittingPoissonGamma } from "../models/fit-poisson-gamma"
import { gatheringHistories } from "../models/read-histories"
import { gatheringSpends } from "../models/read-spends"
import type { Steps } from "../models/steps"
import type { DropoutParams, PoissonGammaParams } from "../models/types"
import type { Policy } from "../policy/schema"
import { calendarDay } from "../time/calendar-day"
import { addDays } from "../time/duration"
import { CALIBRATION_DAYS, calibrating } from "./calibration"
import { correlation } from "./correlation"
import { gate } from "./gate"
import type { HistorySlice, SpendSlice } from "./ledger-slice"
import { ledgerSpan } from "./ledger-span"
import { type Outcome, outcomeOf, readyOrRefused, refused } from "./outcome"
import { type DayCount, tracking } from "./tracking"
import { type ModelFindings, SHOP_MODEL, SHOP_MODEL_VERSION, type SpendFit } from "./types"

/** The ledger as the models need it: people counted by what is the same about them. */
export type ModelLedger = {
  readonly now: Date
  readonly policy: Pick<Policy, "time_zone" | "base_currency">
  readonly buyers: readonly HistorySlice[]
  readonly spend: readonly SpendSlice[]
  /** The buyers of {@link calibrationDay}, and what they did since. */
  readonly buyersThen: readonly HistorySlice[]
  /** When those bought, until today. */
  readonly days: readonly DayCount[]
}

/** The day whose ledger the calibration and tracking rest on. */
export function calibrationDay(now: Date): Date {
  return addDays(now, -CALIBRATION_DAYS)
}

/**
 * Fits the shop's models and tells how good they are. Whatever cannot be fitted is told as such;
 * every number is finite. Stops now and then.
 */
export function* fittingModels(ledger: ModelLedger): Steps<ModelFindings> {
  const { now, policy, buyers, buyersThen, days } = ledger
  const as_of = calibrationDay(now)
  const today = calendarDay(now, policy.time_zone)
  const span = ledgerSpan(buyers, today)
  const { fit, poisson_gamma } = yield* fittingBuyers(buyers)
  const likelihood_gain = gainOf(fit, poisson_gamma)
  const spend = yield* fittingSpend(ledger.spend)
  const { fit: past } = yield* fittingBuyers(buyersThen)
  const calibration = yield* calibrating({
    as_of,
    model: SHOP_MODEL,
    fit: past,
    slices: buyersThen,
  })
  const through = calendarDay(as_of, policy.time_zone)
  const tracked = { model: SHOP_MODEL, days, through, until: today } as const
  const points =
    past.status === "ok" && past.params
      ? yield* tracking({ ...tracked, params: past.params })
      : null
  return {
    fitted_at: now,
    model: SHOP_MODEL,
    model_version: SHOP_MODEL_VERSION,
    time_unit: "day",
    time_zone: policy.time_zone,
    currency_code: policy.base_currency,
    ...span,
    ...fit,
    poisson_gamma: poisson_gamma && comparedWith(poisson_gamma),
    likelihood_gain,
    spend,
    gate: gate({ ...span, status: fit.status, likelihood_gain, calibration }),
    calibration,
    tracking: points && { as_of: as_of.toISOString(), points },
  }
}

/** With the Poisson-gamma, which is cheap; null where nothing could be fitted. */
function* fittingBuyers(slices: readonly HistorySlice[]): Steps<{
  readonly fit: Outcome<DropoutParams>
  readonly poisson_gamma: Outcome<PoissonGammaParams> | null
}> {
  const prepared = yield* readyOrRefused(gatheringHistories(slices.map(({ tuples }) => tuples)))
  if (prepared.refusal !== null) {
    return { fit: refused(prepared.refusal), poisson_gamma: null }
  }
  return {
    fit: outcomeOf(yield* fittingDropout(SHOP_MODEL, prepared.ready)),
    poisson_gamma: outcomeOf(yield* fittingPoissonGamma(prepared.ready)),
  }
}

function* fittingSpend(slices: readonly SpendSlice[]): Steps<SpendFit> {
  const tuples = slices.map((slice) => slice.tuples)
  const hasOthers = slices.some((slice) => slice.hasOthers)
  const prepared = yield* readyOrRefused(gatheringSpends(tuples, hasOthers))
  const outcome =
    prepared.refusal === null
      ? outcomeOf(yield* fittingGammaGamma(prepared.ready))
      : refused(prepared.refusal)
  return {
    ...outcome,
    customers: tuples.reduce((sum, { weights }) => weights.reduce((all, one) => all + one, sum), 0),
    left_out: slices.reduce((sum, { leftOut }) => sum + leftOut, 0),
    correlation: correlation(tuples),
  }
}

/**
 * Twice what leaving adds to the log-likelihood, never less than 0; null unless both are maxima,
 * if of the edge.
 */
function gainOf(
  fit: Outcome<DropoutParams>,
  plain: Outcome<PoissonGammaParams> | null
): number | null {
  const isKnown = fit.status !== "not_converged" && plain?.status !== "not_converged"
  return isKnown && fit.log_likelihood !== null && plain && plain.log_likelihood !== null
    ? Math.max(0, 2 * (fit.log_likelihood - plain.log_likelihood))
    : null
}

function comparedWith({ params, log_likelihood }: Outcome<PoissonGammaParams>) {
  return params && log_likelihood !== null ? { params, log_likelihood } : null
}
