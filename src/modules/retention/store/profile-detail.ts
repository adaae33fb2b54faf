import type { Explanation } from "../domain/explain/explanation"
import type { Limits } from "../domain/types"
import type { RetentionFit, RetentionIdentity } from "../entities"
import type { PurchasePlace } from "./person-finder"
import type { PortraitView } from "./portraits/portrait-reader"
import type { Outlook } from "./predictions/outlook-reader"
import type { ProfileView } from "./profile-view"
import type { PersonSegment } from "./segments/segment-reader"

/** One of Medusa's customer records that belong to a person. */
export type CustomerRecord = Pick<
  RetentionIdentity,
  | "customer_id"
  | "email"
  | "first_name"
  | "last_name"
  | "has_account"
  | "customer_created_at"
  | "group_ids"
>

/** The shop that a person is compared with, as the fit in force measured it. */
export type ShopMedians = {
  /** Median over buyers of what a purchase day is worth to them: decimal string, base currency. */
  readonly median_basket: string | null
  /** Median of the days from one purchase day to a person's next; null where none are known. */
  readonly median_gap_days: number | null
  /** Buyers at the fit; 0 before the first. */
  readonly buyers: number
}

/** A profile with the reasons for it, all that it rests on, and what is expected of the person. */
export type ProfileDetail = ProfileView &
  Outlook & {
    /** Base currency that the profile's money is in. */
    readonly currency: string
    /** The policy's, which purchase days are counted in and dates are best shown in; IANA name. */
    readonly time_zone: string
    /** Null before the first fit. */
    readonly explanation: Explanation | null
    /** Medusa's live customer records of this person, oldest first. */
    readonly records: readonly CustomerRecord[]
    /** Days of silence at which stages begin, by the fit in force; null before the first. */
    readonly limits: Limits | null
    readonly fitted_at: Date | null
    readonly shop: ShopMedians
    /** The order that was asked by; null when it was a person or a customer. */
    readonly purchase: PurchasePlace | null
    /** What their orders tell beyond that; null for one without an order. */
    readonly portrait: PortraitView | null
    /** The active segments that they are in, by name. */
    readonly segments: readonly PersonSegment[]
  }

/** The fields of a record. */
export const RECORD_FIELDS = [
  "customer_id",
  "email",
  "first_name",
  "last_name",
  "has_account",
  "customer_created_at",
  "group_ids",
] as const satisfies readonly (keyof CustomerRecord)[]

/** What the shop is like, by the fit in force and the gaps it rests on. */
export function shopMedians(fit: RetentionFit | null, median_gap_days: number | null): ShopMedians {
  return {
    median_basket: fit?.median_basket ?? null,
    median_gap_days,
    buyers: fit?.buyers ?? 0,
  }
}
