import { defineField, type FieldDefinition } from "../field"
import { COUPONS, HOLDERS, REDEMPTIONS } from "./row-sets"

const MOST_COUPONS = 1_000_000

/** What a person was offered, and what came of it. */
export const COUPON_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "holds_coupon",
    group: "coupons",
    kind: "flag",
    source: { from: "rows", rows: HOLDERS, column: "holds" },
    read: ({ coupons }) => [coupons.some(({ is_live }) => is_live)],
  }),
  defineField({
    name: "coupons_issued",
    group: "coupons",
    kind: "integer",
    min: 0,
    max: MOST_COUPONS,
    window: true,
    source: { from: "count", rows: COUPONS },
    read: ({ coupons }, { now, inWindow }) => [
      coupons.filter(({ at }) => at !== null && at <= now && inWindow(at)).length,
    ],
  }),
  defineField({
    name: "coupons_redeemed",
    group: "coupons",
    kind: "integer",
    min: 0,
    max: MOST_COUPONS,
    window: true,
    source: { from: "count", rows: REDEMPTIONS },
    read: ({ coupons }, { now, inWindow }) => [
      coupons
        .flatMap(({ redemptions }) => redemptions)
        .filter(({ at, canceled_at }) => canceled_at === null && at <= now && inWindow(at)).length,
    ],
  }),
]
