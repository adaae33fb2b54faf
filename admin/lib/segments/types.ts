import type { ListedCustomer } from "../customers/listed-customer"

/** What a segment asks for; the API's shape, versioned. */
export type SegmentRule = { readonly version: 1; readonly where: RuleNode }

/** A part of a rule: a group of parts, the opposite of one, or a condition. */
export type RuleNode =
  | { readonly and: readonly RuleNode[] }
  | { readonly or: readonly RuleNode[] }
  | { readonly not: RuleNode }
  | Condition

/** One question about a person. `set` and `not_set` take no value; flags are `is`. */
export type Condition = {
  readonly field: string
  readonly operator: Operator
  readonly value?: RuleValue
  /** Which purchases count, for fields that say so; absent for all there ever were. */
  readonly window?: RuleWindow
}

/** Choices, ids, words, a number, two of them, a decimal string, days, or yes and no. */
export type RuleValue = boolean | number | string | readonly string[] | readonly number[]

/** Calendar days of the policy's zone; `from` and `until` are `YYYY-MM-DD`, both included. */
export type RuleWindow =
  | { readonly in_last: number }
  | { readonly more_than_ago: number }
  | { readonly from?: string; readonly until?: string }

/** How a field is compared. */
export type Operator =
  | "in"
  | "not_in"
  | "is"
  | "eq"
  | "ne"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "between"
  | "in_last"
  | "more_than_ago"
  | "between_ago"
  | "in_next"
  | "before"
  | "after"
  | "any_of"
  | "all_of"
  | "none_of"
  | "contains"
  | "starts_with"
  | "set"
  | "not_set"

/** What a field holds, which decides how it is compared and entered. */
export type FieldKind =
  "choice" | "flag" | "integer" | "number" | "money" | "time" | "list" | "text"

/** Groups of the field picker, in the order they stand in. */
export const FIELD_GROUPS = [
  "value",
  "lifecycle",
  "orders",
  "products",
  "prediction",
  "portrait",
  "person",
  "custom",
] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

/** What the ids or codes of a field stand for. */
export type FieldReference =
  | "product"
  | "category"
  | "collection"
  | "customer_group"
  | "sales_channel"
  | "country"
  | "promotion_code"

/** A row of `GET /admin/retention/segments/fields`. */
export type SegmentField = {
  readonly name: string
  readonly group: FieldGroup
  readonly kind: FieldKind
  readonly operators: readonly Operator[]
  /** May be unknown of somebody; a condition on what is unknown does not hold. */
  readonly nullable: boolean
  /** The values of a choice, or of a list of named words. */
  readonly options: readonly string[] | null
  readonly reference: FieldReference | null
  readonly unit: "days" | "currency" | "share" | null
  readonly min: number | null
  readonly max: number | null
  /** True where a condition may be narrowed to a window of time. */
  readonly window: boolean
  /** A developer's own name for it; null where the admin has one. */
  readonly label: { readonly en: string; readonly zhCN: string } | null
}

/** `GET /admin/retention/segments/fields`. */
export type SegmentFields = {
  readonly rule_version: 1
  readonly limits: { readonly depth: number; readonly conditions: number }
  readonly fields: readonly SegmentField[]
}

/** Why a segment stands still. */
export type SegmentProblem = {
  readonly kind: "unknown_field" | "invalid_rule"
  readonly field: string | null
  /** Inside the rule, as `rule.where.and[1].value`. */
  readonly path: string
  readonly message: string
}

/** Whether a customer group follows a segment, as the list tells it. */
export type SegmentSyncState = "waiting" | "in_sync" | "stopped"

export type SegmentStatus = "active" | "archived"

/** `GET /admin/retention/segments/:id`, and a row of the list. */
export type Segment = {
  readonly id: string
  readonly name: string
  readonly description: string | null
  /** The key of the ready-made one that it was made from. */
  readonly preset: string | null
  readonly status: SegmentStatus
  readonly rule: SegmentRule
  readonly rule_revision: number
  readonly problem: SegmentProblem | null
  readonly members: number
  /** Of all customers, 0 to 1; null without any. */
  readonly share: number | null
  /** Lifetime net revenue of its members: decimal string in base currency; null before it is measured. */
  readonly revenue: string | null
  readonly revenue_share: number | null
  /** When membership was last made to agree with the rule. */
  readonly evaluated_at: string | null
  /** When revenue was last added up. */
  readonly measured_at: string | null
  /** Members more or fewer than 30 days ago; null while it is younger than that. */
  readonly change_30: number | null
  readonly sync: null | {
    readonly customer_group_id: string
    readonly enabled: boolean
    readonly status: SegmentSyncState
  }
  readonly created_at: string
  readonly updated_at: string
  readonly archived_at: string | null
}

/** `GET /admin/retention/segments`. */
export type SegmentList = {
  readonly segments: readonly Segment[]
  readonly count: number
  readonly limit: number
  readonly offset: number
  readonly currency: string
  /** Everybody there is, and what they have spent: decimal string in base currency. */
  readonly customers: number
  readonly revenue: string
}

/** `POST /admin/retention/segments/preview`. */
export type SegmentPreview = {
  readonly count: number
  readonly customers: number
  readonly share: number | null
  readonly currency: string
  /** Ten at most, the same ones for the same rule. */
  readonly sample: readonly ListedCustomer[]
  /** True when the rule asks for a prediction while no model is in force. */
  readonly needs_model: boolean
}
