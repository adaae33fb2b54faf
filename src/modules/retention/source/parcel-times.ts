import type { RetentionPurchase } from "../entities"
import type { SourceFulfillment } from "./source-order"

/** When the first parcel was packed, left and arrived. */
export type ParcelTimes = Pick<RetentionPurchase, "fulfilled_at" | "shipped_at" | "delivered_at">

/**
 * The times of an order's first parcel, each by itself. What was cancelled is no parcel, nor what
 * needs no shipping: whoever fetches it comes when they like. Later ones may be replacements and
 * say nothing of how long the order took.
 */
export function parcelTimes(fulfillments: readonly SourceFulfillment[]): ParcelTimes {
  const parcels = fulfillments.filter(
    ({ canceled_at, requires_shipping }) => !canceled_at && requires_shipping !== false
  )
  return {
    fulfilled_at: earliest(parcels.map(({ created_at }) => created_at)),
    shipped_at: earliest(parcels.map(({ shipped_at }) => shipped_at)),
    delivered_at: earliest(parcels.map(({ delivered_at }) => delivered_at)),
  }
}

function earliest(times: readonly (string | Date | null | undefined)[]): Date | null {
  const known = times.flatMap((time) => (time ? new Date(time).getTime() : []))
  return known.length > 0 ? new Date(Math.min(...known)) : null
}
