import { expectedPurchases } from "../models/expected-purchases"
import { probabilityOfPurchase } from "../models/probability-of-purchase"
import type { Steps } from "../models/steps"
import type { DropoutModel, DropoutParams, History } from "../models/types"
import { wilson } from "../statistics/wilson"
import { ChanceBins } from "./deciles"
import type { HistorySlice } from "./ledger-slice"
import type { Outcome } from "./outcome"
import type { Calibration, FrequencyOutcome } from "./types"

/** Days between the day tested and today, in which people had the time to buy. */
export const CALIBRATION_DAYS = 90

/** From this frequency on people are taken together. */
export const FREQUENT = 7

/** So many predictions take a few milliseconds. */
const STRIDE = 2000

/** What a calibration is told. */
export type CalibrationInput = {
  /** The day tested. */
  readonly as_of: Date
  readonly model: DropoutModel
  /** The fit on that day's ledger. */
  readonly fit: Outcome<DropoutParams>
  /** That day's buyers, and what they did in {@link CALIBRATION_DAYS} since. */
  readonly slices: readonly HistorySlice[]
}

/**
 * What a fit on a past day's ledger predicted, against what people did since: the share who bought,
 * the same by tenth of the predicted chance, and purchase days by frequency. Stops now and then.
 */
export function* calibrating({ as_of, model, fit, slices }: CalibrationInput): Steps<Calibration> {
  const params = fit.status === "ok" ? fit.params : null
  const totals = { people: 0, returned: 0, predicted: 0 }
  const bins = new ChanceBins()
  const groups = Array.from({ length: FREQUENT + 1 }, () => ({
    people: 0,
    predicted: 0,
    actual: 0,
  }))
  for (const { tuples, returned, purchaseDays } of slices) {
    const { columns, weights } = tuples
    const [frequency, recency, age] = columns as [Float64Array, Float64Array, Float64Array]
    for (let i = 0; i < tuples.size; i += 1) {
      const people = weights[i] as number
      totals.people += people
      totals.returned += returned[i] as number
      if (params) {
        const customer: History = {
          frequency: frequency[i] as number,
          recency: recency[i] as number,
          age: age[i] as number,
        }
        const chance = probabilityOfPurchase(model, params, customer, CALIBRATION_DAYS)
        totals.predicted += people * chance
        bins.add(chance, people, returned[i] as number)
        const group = groups[Math.min(customer.frequency, FREQUENT)]
        if (group) {
          group.people += people
          group.predicted += people * expectedPurchases(model, params, customer, CALIBRATION_DAYS)
          group.actual += purchaseDays[i] as number
        }
      }
      if (i % STRIDE === STRIDE - 1) {
        yield
      }
    }
    yield
  }
  const { rate, lower, upper } = wilson(totals.returned, totals.people)
  return {
    as_of: as_of.toISOString(),
    horizon_days: CALIBRATION_DAYS,
    status: fit.status,
    refusal: fit.refusal,
    params: fit.params,
    people: totals.people,
    predicted: params && totals.people > 0 ? totals.predicted / totals.people : null,
    actual: rate,
    lower,
    upper,
    frequency: groups.flatMap(frequencyOutcome),
    deciles: bins.deciles(),
  }
}

function frequencyOutcome(
  { people, predicted, actual }: { people: number; predicted: number; actual: number },
  frequency: number
): FrequencyOutcome[] {
  return people === 0
    ? []
    : [
        {
          frequency,
          or_more: frequency === FREQUENT,
          people,
          predicted: predicted / people,
          actual: actual / people,
        },
      ]
}
