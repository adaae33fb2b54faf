import { defineField, known, type FieldDefinition } from "../field"
import { RECORDS } from "./row-sets"

const time = (name: "registered_at" | "last_seen_at"): FieldDefinition =>
  defineField({
    name,
    group: "person",
    kind: "time",
    nullable: true,
    source: { from: "column", table: "person", column: name },
    read: ({ person }) => known(person[name]),
  })

/** Who a person is to Medusa. */
export const PERSON_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "has_account",
    group: "person",
    kind: "flag",
    source: { from: "column", table: "person", column: "has_account" },
    read: ({ person }) => [person.has_account],
  }),
  time("registered_at"),
  time("last_seen_at"),
  // Of any of their records.
  defineField({
    name: "customer_groups",
    group: "person",
    kind: "list",
    nullable: true,
    reference: "customer_group",
    source: { from: "rows", rows: RECORDS, column: "group_ids", list: true },
    read: ({ records }) => records.flatMap(({ group_ids }) => group_ids),
  }),
]
