import type { SourceMetadata } from "./mirror-fields"
import type { RawDecimal } from "./raw-decimal"

/** One discount on a line or a shipping method. */
export type SourceAdjustment = {
  readonly code?: string | null
  readonly promotion_id?: string | null
  /** The order version it belongs to; edits leave older ones behind. */
  readonly version?: number | null
  readonly amount?: number | null
  readonly raw_amount?: RawDecimal
}

/** One line of the order's current version. */
export type SourceItem = {
  readonly id: string
  readonly title?: string | null
  readonly product_id?: string | null
  readonly variant_id?: string | null
  readonly raw_unit_price?: RawDecimal
  readonly detail?: {
    readonly version?: number | null
    readonly raw_quantity?: RawDecimal
    /** Set when an edit changed the price; stands above the line's own. */
    readonly raw_unit_price?: RawDecimal
    /** Pieces that came back whole, and damaged. */
    readonly raw_return_received_quantity?: RawDecimal
    readonly raw_return_dismissed_quantity?: RawDecimal
  } | null
  readonly adjustments?: readonly SourceAdjustment[] | null
  readonly tax_lines?: readonly { readonly id: string }[] | null
}

export type SourceShippingMethod = {
  readonly id: string
  readonly raw_amount?: RawDecimal
  readonly detail?: { readonly version?: number | null } | null
  readonly adjustments?: readonly SourceAdjustment[] | null
  readonly tax_lines?: readonly { readonly id: string }[] | null
}

/** Medusa's running account of an order. */
export type SourceSummary = {
  readonly raw_current_order_total?: RawDecimal
  readonly current_order_total?: number | null
  readonly raw_paid_total?: RawDecimal
  readonly paid_total?: number | null
  readonly raw_refunded_total?: RawDecimal
  readonly refunded_total?: number | null
  readonly raw_transaction_total?: RawDecimal
  readonly transaction_total?: number | null
}

/** One parcel of an order, or what is no parcel: `requires_shipping` false. */
export type SourceFulfillment = {
  readonly created_at: string | Date
  readonly shipped_at?: string | Date | null
  readonly delivered_at?: string | Date | null
  readonly canceled_at?: string | Date | null
  readonly requires_shipping?: boolean | null
}

/** An order as Query delivers it for {@link ORDER_FIELDS}, and for {@link TOTAL_FIELDS} if asked. */
export type SourceOrder = {
  readonly id: string
  readonly display_id?: number | null
  readonly version: number
  readonly email?: string | null
  readonly customer_id?: string | null
  readonly currency_code: string
  readonly created_at: string | Date
  readonly updated_at: string | Date
  readonly canceled_at?: string | Date | null
  readonly sales_channel_id?: string | null
  /** Only read where the policy chose fields of it. */
  readonly metadata?: SourceMetadata
  readonly shipping_address?: { readonly country_code?: string | null } | null
  readonly summary?: SourceSummary | null
  readonly items?: readonly SourceItem[] | null
  readonly fulfillments?: readonly SourceFulfillment[] | null
  readonly shipping_methods?: readonly SourceShippingMethod[] | null
} & SourceTotals

/** Computed totals: exact, but twice as costly to read as all the rest. */
export type SourceTotals = {
  readonly raw_total?: RawDecimal
  readonly total?: number | null
  readonly raw_discount_total?: RawDecimal
  readonly discount_total?: number | null
}

/** What every order is read with. */
export const ORDER_FIELDS = [
  "id",
  "display_id",
  "version",
  "email",
  "customer_id",
  "currency_code",
  "created_at",
  "updated_at",
  "canceled_at",
  "sales_channel_id",
  "shipping_address.country_code",
  "summary.*",
  "items.id",
  "items.title",
  "items.product_id",
  "items.variant_id",
  "items.raw_unit_price",
  "items.detail.version",
  "items.detail.raw_quantity",
  "items.detail.raw_unit_price",
  "items.detail.raw_return_received_quantity",
  "items.detail.raw_return_dismissed_quantity",
  "items.adjustments.*",
  "shipping_methods.id",
  "shipping_methods.detail.version",
  "shipping_methods.adjustments.*",
  "fulfillments.created_at",
  "fulfillments.shipped_at",
  "fulfillments.delivered_at",
  "fulfillments.canceled_at",
  "fulfillments.requires_shipping",
] as const

/** Read besides of orders without a cart, to check their summary by addition. */
export const PLAIN_FIELDS = [
  "items.tax_lines.id",
  "shipping_methods.raw_amount",
  "shipping_methods.tax_lines.id",
] as const

/** Read besides where neither summary nor addition can say it; see {@link SourceTotals}. */
export const TOTAL_FIELDS = ["total", "raw_total", "discount_total", "raw_discount_total"] as const
