import type { FieldShape } from "../../../src/modules/retention/domain/segments/kinds"
import type { SegmentRule } from "../../../src/modules/retention/domain/segments/rule"
import type { ListedCustomer } from "../customers/listed-customer"

export type {
  Condition,
  Operator,
  RuleNode,
  RuleValue,
  RuleWindow,
  SegmentRule,
} from "../../../src/modules/retention/domain/segments/rule"
export {
  FIELD_GROUPS,
  type FieldGroup,
  type FieldKind,
  type FieldReference,
} from "../../../src/modules/retention/domain/segments/kinds"

/** A row of `GET /admin/retention/segments/fields`. */
export type SegmentField = FieldShape

/** `GET /admin/retention/segments/fields`. */
export type SegmentFields = {
  readonly rule_version: 1
  readonly limits: { readonly depth: number; readonly conditions: number }
  readonly fields: readonly SegmentField[]
}

/** Why a segment stands still. */
export type SegmentProblem = {
  readonly kind: "unknown_field" | "invalid_rule" | "too_slow"
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
