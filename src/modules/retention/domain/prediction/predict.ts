import { discountedPurchases } from "../models/discounted-purchases"
import { expectedPurchases } from "../models/expected-purchases"
import { expectedSpend } from "../models/expected-spend"
import { nextPurchase } from "../models/next-purchase"
import { probabilityOfPurchase } from "../models/probability-of-purchase"
import { Decimal, formatDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import { startOfDay } from "../time/calendar-day"
import { addDays } from "../time/duration"
import type { PurchaseHistory } from "./purchase-history"
import type { ModelInForce } from "./types"

/** Days that expected purchases and lifetime value look ahead. */
export const HORIZON_DAYS = 365

/** The middle share of the chance that lies between `next_purchase_from` and `_until`. */
const NEXT_PURCHASE_LEVEL = 0.8

/** A hundred years: what lies beyond is no date to tell anybody. */
const MAX_DAYS_AHEAD = 36_525

/**
 * What a mean of nothing or less counts as, since the model of spend knows positive amounts only:
 * it draws the expected amount towards nothing, which is right for one who sends everything back.
 */
const SMALLEST_AMOUNT = 0.01

/** What lifetime values go by. */
export type ValueTerms = Pick<Policy, "annual_discount_rate" | "margin">

/** What is expected of one who is still to buy, apart from money; names are the columns'. */
type Outlook = {
  /** From 0 to 1. */
  readonly chance_30: number
  readonly chance_90: number
  readonly chance_365: number
  /** Purchase days within {@link HORIZON_DAYS}, on average. */
  readonly expected_purchases: number
  /** Null beyond a hundred years. */
  readonly next_purchase_at: Date | null
  readonly next_purchase_from: Date | null
  readonly next_purchase_until: Date | null
}

/** What the model expects of a person; names are the columns', money as decimal strings. */
export type Prediction = PurchaseHistory &
  Outlook & {
    readonly model_fit_id: string
    readonly currency_code: string
    /** Net revenue of a purchase day; null without a fit of spend, or where it is infinite. */
    readonly expected_spend: string | null
    /** Net revenue within {@link HORIZON_DAYS}, discounted; null as `expected_spend`. */
    readonly clv: string | null
    /** Times the margin; null without one. */
    readonly clv_margin: string | null
    readonly horizon_days: number
    readonly annual_discount_rate: number
    readonly margin: number | null
  }

/**
 * What a model expects of people on the calendar day of a moment, in the model's time zone.
 * Remembers what it found of those who bought once: most people did, and of them only the age
 * differs, while discounting costs an integral.
 *
 * @returns A function of what is known of one person. It throws {@link InvalidInputError} for a
 * history that no ledger can give, such as a recency above the age.
 * @throws {RangeError} for a model whose time zone is not known
 */
export function predictor(
  model: ModelInForce,
  terms: ValueTerms,
  now: Date
): (history: PurchaseHistory) => Prediction {
  const { annual_discount_rate, margin } = terms
  // Days are counted from the beginning of today, so that the same day gives the same dates.
  const today = startOfDay(now, model.time_zone, 0)
  const outlookOf = rememberingOnce((history) => findOutlook(model, terms, today, history))
  return (history) => {
    const outlook = outlookOf(history)
    const spend = spendOf(model, history)
    const clv = spend === null ? null : outlook.discounted * spend
    // Field by field: a million objects put together by spreading keep the collector busy.
    return {
      model_fit_id: model.id,
      currency_code: model.currency_code,
      chance_30: outlook.chance_30,
      chance_90: outlook.chance_90,
      chance_365: outlook.chance_365,
      expected_purchases: outlook.expected_purchases,
      expected_spend: money(spend),
      clv: money(clv),
      clv_margin: clv === null || margin === null ? null : money(clv * margin),
      next_purchase_at: outlook.next_purchase_at,
      next_purchase_from: outlook.next_purchase_from,
      next_purchase_until: outlook.next_purchase_until,
      frequency: history.frequency,
      recency_days: history.recency_days,
      age_days: history.age_days,
      spend_count: history.spend_count,
      spend_mean: history.spend_mean,
      horizon_days: HORIZON_DAYS,
      annual_discount_rate,
      margin,
    }
  }
}

/** What a model expects of one person on the day of a moment; throws as {@link predictor}. */
export function predict(
  model: ModelInForce,
  history: PurchaseHistory,
  terms: ValueTerms,
  now: Date
): Prediction {
  return predictor(model, terms, now)(history)
}

type DiscountedOutlook = Outlook & { readonly discounted: number }

function findOutlook(
  { model, params }: ModelInForce,
  { annual_discount_rate: annualDiscountRate }: ValueTerms,
  today: Date,
  { frequency, recency_days: recency, age_days: age }: PurchaseHistory
): DiscountedOutlook {
  const customer = { frequency, recency, age }
  const within = (days: number) => probabilityOfPurchase(model, params, customer, days)
  const at = (days: number | null) =>
    days === null || days > MAX_DAYS_AHEAD ? null : addDays(today, days)
  const next = nextPurchase(model, params, customer, NEXT_PURCHASE_LEVEL)
  return {
    chance_30: within(30),
    chance_90: within(90),
    chance_365: within(365),
    expected_purchases: expectedPurchases(model, params, customer, HORIZON_DAYS),
    next_purchase_at: at(next.medianDays),
    next_purchase_from: at(next.lowerDays),
    next_purchase_until: at(next.upperDays),
    discounted: discountedPurchases(model, params, customer, {
      horizonDays: HORIZON_DAYS,
      annualDiscountRate,
    }),
  }
}

function spendOf({ spend_params }: ModelInForce, history: PurchaseHistory): number | null {
  if (spend_params === null) {
    return null
  }
  const monetary = Math.max(Number(history.spend_mean ?? 0), SMALLEST_AMOUNT)
  return expectedSpend(spend_params, { frequency: history.spend_count, monetary })
}

/** Four decimals at most; null for what no amount can be. */
function money(amount: number | null): string | null {
  if (amount === null || !Number.isFinite(amount)) {
    return null
  }
  // So large a number has no decimals left, and the runtime writes it with an exponent.
  return amount < 1e21
    ? amount.toFixed(4).replace(/\.?0+$/, "")
    : formatDecimal(new Decimal(amount))
}

/** Of those who bought again hardly two are alike: looking them up costs as much as it saves. */
function rememberingOnce(
  find: (history: PurchaseHistory) => DiscountedOutlook
): (history: PurchaseHistory) => DiscountedOutlook {
  const byAge = new Map<number, DiscountedOutlook>()
  return (history) => {
    if (history.frequency > 0 || history.recency_days > 0) {
      return find(history)
    }
    const known = byAge.get(history.age_days)
    if (known) {
      return known
    }
    const found = find(history)
    byAge.set(history.age_days, found)
    return found
  }
}
