import { PORTRAIT_SIGNALS } from "../../portrait/types"
import type { SegmentPortrait } from "../facts"
import { defineField, known, type FieldDefinition, type FieldSource } from "../field"

const onPortrait = (column: keyof SegmentPortrait): FieldSource & { readonly from: "column" } => ({
  from: "column",
  table: "portrait",
  column,
})

/** What their orders tell of a person; unknown of somebody without one. */
export const PORTRAIT_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "favourite_category",
    group: "portrait",
    kind: "list",
    single: true,
    nullable: true,
    reference: "category",
    source: onPortrait("favourite_category_id"),
    read: ({ portrait }) => known(portrait?.favourite_category_id),
  }),
  defineField({
    name: "favourite_products",
    group: "portrait",
    kind: "list",
    nullable: true,
    reference: "product",
    source: { from: "array", table: "portrait", column: "favourite_product_ids" },
    read: ({ portrait }) => portrait?.favourite_product_ids ?? [],
  }),
  defineField({
    name: "discount_affinity",
    group: "portrait",
    kind: "number",
    nullable: true,
    unit: "share",
    min: 0,
    max: 1,
    source: onPortrait("discount_affinity"),
    read: ({ portrait }) => known(portrait?.discount_affinity).map(Number),
  }),
  defineField({
    name: "usual_basket",
    group: "portrait",
    kind: "money",
    nullable: true,
    unit: "currency",
    source: { ...onPortrait("usual_basket"), in_base_currency: true },
    read: ({ portrait }, { policy }) =>
      portrait?.currency_code === policy.base_currency ? known(portrait.usual_basket) : [],
  }),
  defineField({
    name: "signals",
    group: "portrait",
    kind: "list",
    nullable: true,
    options: PORTRAIT_SIGNALS,
    source: { from: "array", table: "portrait", column: "signals" },
    read: ({ portrait }) => portrait?.signals ?? [],
  }),
  // Where the newest purchase with an address went to.
  defineField({
    name: "country",
    group: "portrait",
    kind: "list",
    single: true,
    nullable: true,
    reference: "country",
    source: onPortrait("country_code"),
    read: ({ portrait }) => known(portrait?.country_code),
  }),
]
