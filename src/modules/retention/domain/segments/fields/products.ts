import type { ReadingContext, SegmentFacts, SegmentProduct } from "../facts"
import { defineField, known, type FieldDefinition } from "../field"
import { purchasesIn } from "./purchases-in"
import { LINES, PRODUCT_LINES, VIEWS } from "./row-sets"

/** What a person bought, and looked at. */
export const PRODUCT_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "bought_products",
    group: "products",
    kind: "list",
    nullable: true,
    reference: "product",
    window: true,
    source: { from: "rows", rows: LINES, column: "product_id" },
    read: (facts, context) => boughtIds(facts, context),
  }),
  // Those of a product and all that stand above them: who bought a sneaker bought a shoe.
  defineField({
    name: "bought_categories",
    group: "products",
    kind: "list",
    nullable: true,
    reference: "category",
    window: true,
    source: { from: "rows", rows: PRODUCT_LINES, column: "category_ids", list: true },
    read: (facts, context) => bought(facts, context).flatMap(({ category_ids }) => category_ids),
  }),
  defineField({
    name: "bought_collections",
    group: "products",
    kind: "list",
    nullable: true,
    reference: "collection",
    window: true,
    source: { from: "rows", rows: PRODUCT_LINES, column: "collection_id" },
    read: (facts, context) =>
      known(...bought(facts, context).map(({ collection_id }) => collection_id)),
  }),
  // The storefront tells of the last time alone.
  defineField({
    name: "viewed_products",
    group: "products",
    kind: "list",
    nullable: true,
    reference: "product",
    window: true,
    source: { from: "rows", rows: VIEWS, column: "product_id" },
    read: ({ views }, { inWindow }) =>
      views.filter(({ at }) => inWindow(at)).map(({ product_id }) => product_id),
  }),
]

function boughtIds(facts: SegmentFacts, context: ReadingContext): string[] {
  return purchasesIn(facts, context).flatMap(({ product_ids }) => product_ids)
}

function bought(facts: SegmentFacts, context: ReadingContext): SegmentProduct[] {
  return boughtIds(facts, context).flatMap((id) => facts.products.get(id) ?? [])
}
