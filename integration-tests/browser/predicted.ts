import type { Page } from "playwright-core"
import type { Portrait, Signal } from "../../admin/lib/person/portrait"
import type { Chances, Prediction } from "../../admin/lib/person/prediction"
import type { Profile, Purchase } from "../../admin/lib/person/types"

const DAY_MS = 86_400_000

/** What the API would say of somebody in a shop whose model may be shown. */
export type Predicted = {
  readonly profile: Profile
  readonly chances: Chances
}

/** What a test would have otherwise. */
export type PredictedChanges = {
  readonly prediction?: Partial<Prediction> | null
  readonly model?: Partial<Profile["model"]>
  readonly portrait?: Partial<Portrait>
}

/**
 * Somebody of the known shop, which is too small for its model to be shown, as a larger shop would
 * tell of them: chances fall to 34% today, and on.
 *
 * @param purchases newest first
 */
export function predicted(
  profile: Profile,
  purchases: readonly Purchase[],
  changes: PredictedChanges = {}
): Predicted {
  const now = Date.now()
  const at = (days: number) => new Date(now + days * DAY_MS).toISOString()
  const prediction: Prediction = {
    model_fit_id: "rmod_1",
    predicted_at: at(0),
    currency_code: profile.currency,
    chance_30: 0.16,
    chance_90: 0.34,
    chance_365: 0.71,
    expected_purchases: 1.43,
    expected_spend: "120.5",
    clv: "164.2",
    clv_margin: null,
    next_purchase_at: at(60),
    next_purchase_from: at(5),
    next_purchase_until: at(400),
    frequency: purchases.length - 1,
    recency_days: 140,
    age_days: 150,
    spend_count: 2,
    spend_mean: "240",
    horizon_days: 365,
    annual_discount_rate: 0.1,
    margin: null,
    ...changes.prediction,
  }
  const model = {
    id: "rmod_1",
    fitted_at: at(0),
    open: true,
    failed: [],
    spend_ok: true,
    ...changes.model,
  }
  const portrait = { ...portraitOf(purchases, profile.currency), ...changes.portrait }
  return {
    profile: {
      ...profile,
      prediction: changes.prediction === null ? null : prediction,
      model,
      portrait,
    },
    chances: chancesOf(purchases, now),
  }
}

/** Answers with what is predicted instead of what the small shop knows. */
export async function tellPredicted(page: Page, { profile, chances }: Predicted): Promise<void> {
  await page.route(/\/admin\/retention\/profiles\/[^/?]+$/, (route) =>
    route.fulfill({ json: { profile } })
  )
  await page.route(/\/admin\/retention\/profiles\/[^/?]+\/chances$/, (route) =>
    route.fulfill({ json: { chances } })
  )
}

/** The signals of an order, each with its evidence. */
export function everySignal(order: Purchase): readonly Signal[] {
  const { order_id, display_id, created_at: ordered_at, currency_code } = order
  const about = { order_id, display_id, ordered_at }
  return [
    {
      ...about,
      name: "last_order_refunded",
      refunded: "40",
      paid: "90",
      currency_code,
      share: 0.4444,
    },
    { ...about, name: "last_order_returned", returned_quantity: 1, quantity: 3 },
    {
      ...about,
      name: "last_order_late",
      shipped_at: null,
      delivered_at: null,
      days: null,
      late_after_days: 7,
    },
    { name: "only_discount", purchases: 3 },
  ]
}

function portraitOf(purchases: readonly Purchase[], currency_code: string): Portrait {
  return {
    purchases: purchases.length,
    discounted_purchases: 1,
    discount_affinity: 1 / purchases.length,
    favourite_category: { id: "pcat_1", name: null, purchases: 2 },
    favourite_products: [
      { product_id: "prod_1", title: "Shirt", thumbnail: null, purchases: purchases.length },
    ],
    preferred_weekday: 6,
    preferred_weekday_purchases: 2,
    preferred_hour: 21,
    preferred_hour_purchases: 3,
    country_code: "de",
    time_zone: "Europe/Berlin",
    time_zone_from: "country",
    usual_basket: "240",
    currency_code,
    usual_items: 2,
    signals: [],
  }
}

/** Falls from one half after each purchase by a hundredth every five days, to 37% before the next. */
function chancesOf(purchases: readonly Purchase[], now: number): Chances {
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
  const times = purchases.map(({ created_at }) => Date.parse(created_at)).reverse()
  const points = times.flatMap((time, index) => {
    const next = times[index + 1]
    const until = next ?? now + 180 * DAY_MS
    // Up to a day before, since the hours of two purchases may differ.
    const steps = Math.floor((until - time - DAY_MS) / (5 * DAY_MS))
    const falling = Array.from({ length: steps + 1 }, (_, step) => ({
      day: dayOf(time + step * 5 * DAY_MS),
      chance: Math.max(50 - step, 4) / 100,
    }))
    return next === undefined ? falling : [...falling, { day: dayOf(next), chance: 0.37 }]
  })
  return { model_fit_id: "rmod_1", horizon_days: 90, today: dayOf(now), points }
}
