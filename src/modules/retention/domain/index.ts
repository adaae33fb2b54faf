/**
 * The domain: pure rules and statistics. No Medusa, no TypeORM, no clock.
 * What stands here is public.
 */
export * from "./types"
export { type Policy, type PolicyInput, policySchema } from "./policy/schema"
export { InvalidDecimalError } from "./money/decimal"
export { netAmount, type OrderMoney } from "./money/net-amount"
export { type Rates, toBase } from "./money/convert"
export { normalizeEmail } from "./person/normalize-email"
export { type OrderIdentity, personEmail } from "./person/person-email"
export { personFacts, type PersonFacts } from "./facts/person-facts"
export { gapsBetween, purchaseDays } from "./facts/purchase-days"
export { calendarDay, isoDay } from "./time/calendar-day"
export { tierTarget } from "./tier/tier-target"
export { foldTier, graceEndsAt, type TierFold } from "./tier/fold-tier"
export { stageOf } from "./stage/stage-of"
export { nextStageAt } from "./stage/next-stage-at"
export { stageHistory, type StageMove } from "./stage/stage-history"
export { isSlowing, slowingFrom, usualSilenceDays } from "./stage/slowing"
export { score } from "./rfm/score"
export { RFM_GROUP_TABLE, rfmGroup } from "./rfm/group"
export { rfmScores, type RfmScores } from "./rfm/rfm-scores"
export { percentileDisc, percentileDiscOfTallies, type Tally } from "./fit/percentile-disc"
export { gapsForLimits, type GapTally, tallyGaps } from "./fit/gaps"
export {
  FIT_CAUSES,
  type FitCause,
  fitLimits,
  type FittedLimits,
  type LimitsInput,
  rawLimits,
} from "./fit/fit-limits"
export { clampLimits } from "./fit/clamp-limits"
export { stepLimits } from "./fit/step-limits"
export { type CutFacts, fitCuts } from "./fit/fit-cuts"
export { bandOf } from "./fit/band"
export {
  backtest,
  BACKTEST_DAYS,
  BACKTEST_MIN_PEOPLE,
  type BacktestInput,
  type BandCount,
  driftNeeded,
} from "./fit/backtest"
export { InvalidInputError } from "./statistics/invalid-input-error"
export { type ShareInterval, wilson, Z_95 } from "./statistics/wilson"
export { nextChangeAt, potentialEndsAt } from "./scoring/next-change-at"
export { scorePerson, type ScoringInput } from "./scoring/score-person"
export { portray, type PortrayInput } from "./portrait/portray"
export type { OwnCategories, PortraitLine, PortraitOrder } from "./portrait/portrait-facts"
export {
  type Portrait,
  PORTRAIT_SIGNALS,
  type PortraitEvidence,
  type PortraitSignal,
  type Season,
  type SignalEvidence,
} from "./portrait/types"
export { timeZoneOf } from "./time/time-zone-of"
export { chanceHistory, type ChancePoint, type ChanceSpan } from "./prediction/chance-history"
export { predict, type Prediction, type ValueTerms } from "./prediction/predict"
export { purchaseHistory, type PurchaseHistory } from "./prediction/purchase-history"
export type { ModelInForce } from "./prediction/types"
export { explain } from "./explain/explain"
export {
  type Explanation,
  EXPLANATION_CODES,
  type ExplanationCode,
  type Sentence,
} from "./explain/explanation"
