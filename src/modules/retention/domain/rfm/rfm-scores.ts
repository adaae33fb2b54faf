import type { PersonFacts } from "../facts/person-facts"
import { compareDecimals } from "../money/decimal"
import { elapsed } from "../time/duration"
import type { FitFacts, ScoredProfile } from "../types"
import { rfmGroup } from "./group"
import { score } from "./score"

const byNumber = (a: number, b: number) => a - b

/** Scores and their group; all null for prospects. */
export type RfmScores = Pick<ScoredProfile, "rfm_r" | "rfm_f" | "rfm_m" | "rfm_group">

/**
 * Scores 1–5: R on silence, reversed; F on N; M on V.
 *
 * Silence is measured at the fit, as its cuts were, so that R moves with ledger and fit only,
 * not with every minute; a purchase after the fit is the most recent there can be.
 */
export function rfmScores(
  facts: Pick<PersonFacts, "last_purchase_at" | "window_purchase_days" | "window_revenue">,
  fit: Pick<FitFacts, "fitted_at" | "silence_cuts" | "frequency_cuts" | "monetary_cuts">
): RfmScores {
  const { last_purchase_at, window_purchase_days, window_revenue } = facts
  if (last_purchase_at === null || window_purchase_days === null || window_revenue === null) {
    return { rfm_r: null, rfm_f: null, rfm_m: null, rfm_group: null }
  }
  const silence = elapsed(last_purchase_at, fit.fitted_at) / 1000
  const rfm_r = 6 - score(silence, fit.silence_cuts, byNumber)
  const rfm_f = score(window_purchase_days, fit.frequency_cuts, byNumber)
  const rfm_m = score(window_revenue, fit.monetary_cuts, compareDecimals)
  return { rfm_r, rfm_f, rfm_m, rfm_group: rfmGroup(rfm_r, rfm_f, rfm_m) }
}
