/**
 * What code that extends segments needs: fields of its own, the language of rules, and the
 * evaluator that says of one person whether a rule holds.
 */
import type { CustomField } from "../modules/retention/domain/segments"

export {
  checkRule,
  type Condition,
  type CustomField,
  type Evaluation,
  evaluateRule,
  type FieldRegistry,
  fieldRegistry,
  fieldsOf,
  type FieldShape,
  type FieldShapes,
  InvalidRule,
  type Operator,
  parseRule,
  type Preset,
  PRESETS,
  referencesOf,
  RULE_LIMITS,
  RULE_VERSION,
  type RuleIssue,
  type RuleNode,
  type RuleProblem,
  type RuleValue,
  type RuleWindow,
  type SegmentFacts,
  type SegmentRule,
  segmentRuleSchema,
} from "../modules/retention/domain/segments"

/**
 * Defines a field that segments may ask for, for the plugin's option `segment_fields`. It is
 * checked when Medusa starts. Membership follows what it reads with the nightly pass, and at once
 * for people whom something else changed.
 *
 * @example
 * defineSegmentField({
 *   name: "x_points",
 *   kind: "integer",
 *   label: { en: "Loyalty points", zhCN: "积分" },
 *   rows: `SELECT identity.person_id, account.points AS value
 *            FROM loyalty_account account
 *            JOIN retention_identity identity ON identity.customer_id = account.customer_id`,
 * })
 */
export function defineSegmentField(field: CustomField): CustomField {
  return field
}
