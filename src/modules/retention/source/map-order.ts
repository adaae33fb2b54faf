import { formatDecimal, parseDecimal } from "../domain/money/decimal"
import { netAmount } from "../domain/money/net-amount"
import type { RetentionPurchaseLine } from "../entities"
import type { MappedOrder } from "./mapped-order"
import { chosenMetadata, type MirrorFields } from "./mirror-fields"
import { accountProblems } from "./order-problems"
import { parcelTimes } from "./parcel-times"
import { promotionsOf } from "./order-promotions"
import { decimalOf } from "./raw-decimal"
import type { SourceItem, SourceOrder } from "./source-order"

/**
 * A Medusa order, not a draft, as the ledger keeps it. Where computed totals were read they
 * stand above the summary, whose total misses taxes and discounts that were put on after the
 * order was made.
 *
 * @throws {InvalidDecimalError} when an amount is no decimal.
 */
export function mapOrder(order: SourceOrder, { order_metadata }: MirrorFields): MappedOrder {
  const { summary } = order
  const total =
    order.raw_total || typeof order.total === "number"
      ? decimalOf(order.raw_total, order.total)
      : decimalOf(summary?.raw_current_order_total, summary?.current_order_total)
  const account = {
    order_id: order.id,
    currency_code: order.currency_code.toLowerCase(),
    canceled: Boolean(order.canceled_at),
    total,
    paid_total: decimalOf(summary?.raw_paid_total, summary?.paid_total),
    refunded_total: decimalOf(summary?.raw_refunded_total, summary?.refunded_total),
    transaction_total: decimalOf(summary?.raw_transaction_total, summary?.transaction_total),
  }
  return {
    row: {
      order_id: order.id,
      display_id: order.display_id ?? null,
      customer_id: order.customer_id ?? null,
      email: order.email ?? null,
      created_at: new Date(order.created_at),
      canceled_at: order.canceled_at ? new Date(order.canceled_at) : null,
      currency_code: account.currency_code,
      net_amount: netAmount(account),
      total,
      discount_total: decimalOf(order.raw_discount_total, order.discount_total),
      paid_total: account.paid_total,
      refunded_total: account.refunded_total,
      returned_quantity: returnedQuantity(order.items ?? []),
      ...parcelTimes(order.fulfillments ?? []),
      promotions: promotionsOf(order),
      country_code: order.shipping_address?.country_code?.toLowerCase() || null,
      sales_channel_id: order.sales_channel_id ?? null,
      metadata: chosenMetadata(order.metadata, order_metadata),
      source_version: order.version,
      source_updated_at: new Date(order.updated_at),
    },
    lines: (order.items ?? []).flatMap((item) => mapLine(order.id, item)),
    problems: accountProblems(account),
  }
}

/** Pieces that came back, whether whole or damaged. */
function returnedQuantity(items: readonly SourceItem[]): string {
  const quantities = items.flatMap(({ detail }) => [
    decimalOf(detail?.raw_return_received_quantity),
    decimalOf(detail?.raw_return_dismissed_quantity),
  ])
  return formatDecimal(quantities.reduce((sum, one) => sum.plus(one), parseDecimal("0")))
}

/** One line, or none where an edit took its last piece away. */
function mapLine(order_id: string, item: SourceItem): RetentionPurchaseLine[] {
  const quantity = decimalOf(item.detail?.raw_quantity)
  if (parseDecimal(quantity).isZero()) {
    return []
  }
  const unitPrice = decimalOf(item.detail?.raw_unit_price ?? item.raw_unit_price)
  return [
    {
      id: item.id,
      order_id,
      product_id: item.product_id ?? null,
      variant_id: item.variant_id ?? null,
      title: item.title ?? "",
      quantity,
      amount: formatDecimal(parseDecimal(unitPrice).times(quantity)),
    },
  ]
}
