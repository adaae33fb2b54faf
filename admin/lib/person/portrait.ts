import type {
  PortraitSignal,
  SignalEvidence,
  TimeZoneSource,
} from "../../../src/modules/retention/domain/portrait/types"
import type { Stage } from "../../../src/modules/retention/domain/types"

/** Why somebody may have left, with what it rests on. */
export type Signal = {
  readonly [Name in PortraitSignal]: { readonly name: Name } & SignalEvidence[Name]
}[PortraitSignal]

/** A product that somebody bought most often. */
export type FavouriteProduct = {
  readonly product_id: string
  readonly title: string | null
  readonly thumbnail: string | null
  readonly purchases: number
}

/** What a person's orders tell beyond counts and sums, as `GET /admin/retention/profiles/:id` has it. */
export type Portrait = {
  readonly purchases: number
  readonly discounted_purchases: number
  /** The share of discounted purchases; null without a purchase. */
  readonly discount_affinity: number | null
  readonly favourite_category: {
    readonly id: string
    /** Null where Medusa has it no more. */
    readonly name: string | null
    readonly purchases: number
  } | null
  /** Three at most, the one in most purchases first. */
  readonly favourite_products: readonly FavouriteProduct[]
  /** 1 is Monday; null where none stands out. */
  readonly preferred_weekday: number | null
  readonly preferred_weekday_purchases: number | null
  /** 0 to 23; its purchases are those of the three hours around it. */
  readonly preferred_hour: number | null
  readonly preferred_hour_purchases: number | null
  readonly country_code: string | null
  /** IANA name, of weekday and hour. */
  readonly time_zone: string
  readonly time_zone_from: TimeZoneSource
  /** Decimal string in `currency_code`. */
  readonly usual_basket: string | null
  readonly currency_code: string | null
  readonly usual_items: number | null
  /** The strongest first. */
  readonly signals: readonly Signal[]
}

const GONE: ReadonlySet<Stage> = new Set(["at_risk", "dormant", "lost"])

/** True for those of whom one asks why they have left; of all others signals are merely worth knowing. */
export function mayHaveLeft(stage: Stage): boolean {
  return GONE.has(stage)
}
