import { toBase } from "../../money/convert"
import { formatDecimal, parseDecimal } from "../../money/decimal"
import { defineField, known, type FieldDefinition } from "../field"
import { onProfile } from "./on-profile"
import { purchasesIn } from "./purchases-in"
import { PROMOTIONS, PURCHASES } from "./row-sets"

const MOST_ORDERS = 1_000_000
const LONGEST_GAP_DAYS = 36_500

const time = (name: "first_purchase_at" | "last_purchase_at"): FieldDefinition =>
  defineField({
    name,
    group: "orders",
    kind: "time",
    nullable: true,
    source: onProfile(name),
    read: ({ profile }) => known(profile[name]),
  })

const total = (name: "purchase_count" | "purchase_days"): FieldDefinition =>
  defineField({
    name,
    group: "orders",
    kind: "integer",
    min: 0,
    max: MOST_ORDERS,
    source: onProfile(name),
    read: ({ profile }) => [profile[name]],
  })

/** What a person bought, all in all and in a window. */
export const ORDER_FIELDS: readonly FieldDefinition[] = [
  time("first_purchase_at"),
  time("last_purchase_at"),
  total("purchase_count"),
  total("purchase_days"),
  defineField({
    name: "total_revenue",
    group: "orders",
    kind: "money",
    unit: "currency",
    source: onProfile("total_revenue"),
    read: ({ profile }) => [profile.total_revenue],
  }),
  defineField({
    name: "average_order_value",
    group: "orders",
    kind: "money",
    nullable: true,
    unit: "currency",
    source: onProfile("average_order_value"),
    read: ({ profile }) => known(profile.average_order_value),
  }),
  defineField({
    name: "median_gap_days",
    group: "orders",
    kind: "number",
    nullable: true,
    unit: "days",
    min: 0,
    max: LONGEST_GAP_DAYS,
    source: onProfile("median_gap_days"),
    read: ({ profile }) => known(profile.median_gap_days).map(Number),
  }),
  defineField({
    name: "orders",
    group: "orders",
    kind: "integer",
    min: 0,
    max: MOST_ORDERS,
    window: true,
    source: { from: "count", rows: PURCHASES },
    read: (facts, context) => [purchasesIn(facts, context).length],
  }),
  // What was bought in a currency without a rate has no sum yet.
  defineField({
    name: "revenue",
    group: "orders",
    kind: "money",
    unit: "currency",
    window: true,
    source: { from: "sum", rows: PURCHASES, column: "amount" },
    read: (facts, context) => {
      const amounts = purchasesIn(facts, context).map(({ net_amount, currency_code }) =>
        toBase(net_amount, currency_code, context.policy)
      )
      const sum = known(...amounts).reduce(
        (so_far, amount) => so_far.plus(amount),
        parseDecimal("0")
      )
      return [formatDecimal(sum)]
    },
  }),
  defineField({
    name: "discounted_orders",
    group: "orders",
    kind: "integer",
    min: 0,
    max: MOST_ORDERS,
    window: true,
    source: { from: "count", rows: PURCHASES, only: "discounted" },
    read: (facts, context) => [
      purchasesIn(facts, context).filter(
        ({ promotion_codes, discount_total }) =>
          promotion_codes.length > 0 || Number(discount_total) > 0
      ).length,
    ],
  }),
  defineField({
    name: "promotion_codes",
    group: "orders",
    kind: "list",
    nullable: true,
    reference: "promotion_code",
    window: true,
    source: { from: "rows", rows: PROMOTIONS, column: "codes", list: true },
    read: (facts, context) =>
      purchasesIn(facts, context).flatMap(({ promotion_codes }) => promotion_codes),
  }),
  defineField({
    name: "sales_channels",
    group: "orders",
    kind: "list",
    nullable: true,
    reference: "sales_channel",
    window: true,
    source: { from: "rows", rows: PURCHASES, column: "sales_channel_id" },
    read: (facts, context) =>
      known(...purchasesIn(facts, context).map(({ sales_channel_id }) => sales_channel_id)),
  }),
]
