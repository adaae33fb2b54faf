import { percentileDisc } from "../fit/percentile-disc"
import { toBase } from "../money/convert"
import { compareDecimals, divideByCount, formatDecimal, parseDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import { COUNTRY_ZONES, timeZoneOf } from "../time/time-zone-of"
import { favouriteCategory, favouriteProducts, type Favourite } from "./favourites"
import {
  byTime,
  isDiscounted,
  sumOf,
  type OwnCategories,
  type PortraitOrder,
} from "./portrait-facts"
import { preferredHour, preferredWeekday, type PreferredTime } from "./preferred-time"
import { signalsOf } from "./signals"
import { PORTRAIT_SIGNALS, type Portrait, type PurchaseCount, type TimeZoneSource } from "./types"

/** All that a portrait follows from. */
export type PortrayInput = {
  /** Every ledger row of one person, in any order. */
  readonly orders: readonly PortraitOrder[]
  readonly categories: OwnCategories
  readonly policy: Policy
  readonly now: Date
  /** Zones by country, without those that the database does not know. */
  readonly zones?: ReadonlyMap<string, string>
}

/**
 * The specification of a portrait: what one person's orders tell. The SQL in `store/portraits`
 * does the same to all at once and is held equal to this.
 *
 * @returns null for somebody without an order placed by now
 * @throws {InvalidDecimalError} when an amount is no decimal
 */
export function portray(input: PortrayInput): Portrait | null {
  const { categories, policy, now } = input
  const placed = input.orders.filter(({ created_at }) => created_at <= now).sort(byTime)
  const newest = placed.at(-1)
  if (!newest) {
    return null
  }
  const purchases = placed.filter(({ canceled_at }) => canceled_at === null)
  const discounted = purchases.filter(isDiscounted).length
  const place = whereabouts(purchases, policy, input.zones ?? COUNTRY_ZONES)
  const moments = purchases.map(({ created_at }) => created_at)
  const category = favouriteCategory(purchases, categories, policy)
  const products = favouriteProducts(purchases, policy)
  const weekday = preferredWeekday(moments, place.time_zone)
  const hour = preferredHour(moments, place.time_zone)
  const signals = signalsOf({ newest, purchases, policy, now })
  return {
    purchases: purchases.length,
    discounted_purchases: discounted,
    discount_affinity:
      purchases.length > 0 ? divideByCount(parseDecimal(`${discounted}`), purchases.length) : null,
    favourite_category_id: category?.id ?? null,
    favourite_product_ids: products.map(({ id }) => id),
    preferred_weekday: weekday?.value ?? null,
    preferred_hour: hour?.value ?? null,
    ...place,
    usual_basket: medianOf(
      purchases.flatMap(
        ({ net_amount, currency_code }) => toBase(net_amount, currency_code, policy) ?? []
      )
    ),
    currency_code: policy.base_currency,
    usual_items: medianOf(
      purchases.flatMap(({ lines }) =>
        lines.length > 0 ? sumOf(lines.map(({ quantity }) => quantity)) : []
      )
    ),
    signals: PORTRAIT_SIGNALS.filter((name) => signals[name] !== undefined),
    evidence: {
      ...(category ? { favourite_category: counted(category) } : {}),
      ...(products.length > 0
        ? { favourite_products: Object.fromEntries(products.map((p) => [p.id, p.purchases])) }
        : {}),
      ...(weekday ? { preferred_weekday: counted(weekday) } : {}),
      ...(hour ? { preferred_hour: counted(hour) } : {}),
      ...signals,
    },
  }
}

/** By the newest purchase that was shipped to a country. */
function whereabouts(
  purchases: readonly PortraitOrder[],
  policy: Policy,
  zones: ReadonlyMap<string, string>
): Pick<Portrait, "country_code" | "time_zone" | "time_zone_from"> {
  const country_code = purchases.flatMap((one) => one.country_code ?? []).at(-1) ?? null
  const time_zone_from: TimeZoneSource = zones.has(country_code ?? "") ? "country" : "policy"
  return {
    country_code,
    time_zone: timeZoneOf(country_code, policy.time_zone, zones),
    time_zone_from,
  }
}

/** The middle one of some decimals, the smaller of two; so it is one that occurred. */
function medianOf(decimals: readonly string[]): string | null {
  const median = percentileDisc([...decimals].sort(compareDecimals), 0.5)
  return median === null ? null : formatDecimal(parseDecimal(median))
}

function counted({ purchases }: Favourite | PreferredTime): PurchaseCount {
  return { purchases }
}
