import type { Policy } from "../../policy/schema"
import { defineField, known, type FieldDefinition } from "../field"
import { purchasesIn } from "./purchases-in"
import { PURCHASES, RECORDS } from "./row-sets"

/** One field for each field of metadata that the policy has mirrored; as texts. */
export function metadataFields({ mirror }: Policy): FieldDefinition[] {
  return [
    ...mirror.customer_metadata.map((key) =>
      defineField({
        name: `customer_metadata.${key}`,
        group: "custom",
        kind: "text",
        nullable: true,
        source: { from: "metadata", rows: RECORDS, column: "metadata", key },
        read: ({ records }) => known(...records.map(({ metadata }) => metadata.get(key))),
      })
    ),
    ...mirror.order_metadata.map((key) =>
      defineField({
        name: `order_metadata.${key}`,
        group: "custom",
        kind: "text",
        nullable: true,
        window: true,
        source: { from: "metadata", rows: PURCHASES, column: "metadata", key },
        read: (facts, context) =>
          known(...purchasesIn(facts, context).map(({ metadata }) => metadata.get(key))),
      })
    ),
  ]
}
