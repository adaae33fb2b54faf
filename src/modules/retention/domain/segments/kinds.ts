import type { Operator } from "./rule"

const COMPARISONS = ["eq", "ne", "gt", "gte", "lt", "lte", "between"] as const

/** How each kind of field is compared. */
export const OPERATORS = {
  choice: ["in", "not_in"],
  flag: ["is"],
  integer: COMPARISONS,
  number: COMPARISONS,
  money: COMPARISONS,
  time: ["in_last", "more_than_ago", "between_ago", "in_next", "before", "after", "between"],
  list: ["any_of", "all_of", "none_of"],
  text: ["in", "not_in", "contains", "starts_with"],
} as const satisfies Record<string, readonly Operator[]>

/** What a field holds. */
export type FieldKind = keyof typeof OPERATORS

/** For fields that may be unknown. */
const PRESENCE = ["set", "not_set"] as const satisfies readonly Operator[]

/** Where a field stands among the others. */
export const FIELD_GROUPS = [
  "value",
  "lifecycle",
  "orders",
  "products",
  "prediction",
  "portrait",
  "coupons",
  "person",
  "custom",
] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

/** What the ids or words of a field stand for. */
export type FieldReference =
  | "product"
  | "category"
  | "collection"
  | "customer_group"
  | "sales_channel"
  | "country"
  | "promotion_code"

/** A name in both languages of the admin. */
export type FieldLabel = { readonly en: string; readonly zhCN: string }

/** What has to be known of a field to write a condition on it: the API's description. */
export type FieldShape = {
  readonly name: string
  readonly group: FieldGroup
  readonly kind: FieldKind
  readonly operators: readonly Operator[]
  /** May be unknown of somebody, or have no value. */
  readonly nullable: boolean
  /** The values of a choice, or of a list of known words; null where any may come. */
  readonly options: readonly string[] | null
  readonly reference: FieldReference | null
  readonly unit: "days" | "currency" | "share" | null
  /** Of numbers. */
  readonly min: number | null
  readonly max: number | null
  /** Whether a condition may have a window. */
  readonly window: boolean
  /** A developer's own name for it; the admin has names for the others. */
  readonly label: FieldLabel | null
}

/** @param single of a list that never has more than one entry */
export function operatorsOf(
  kind: FieldKind,
  { nullable, single }: { readonly nullable: boolean; readonly single: boolean }
): Operator[] {
  const own: readonly Operator[] = OPERATORS[kind]
  return [...own.filter((name) => !single || name !== "all_of"), ...(nullable ? PRESENCE : [])]
}
