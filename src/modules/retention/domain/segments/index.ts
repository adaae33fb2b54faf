/** Segments: what a rule may say, of what, and whether it holds. */
export * from "./rule"
export {
  FIELD_GROUPS,
  type FieldGroup,
  type FieldKind,
  type FieldLabel,
  type FieldReference,
  type FieldShape,
} from "./kinds"
export { type FieldShapes, segmentRuleSchema } from "./schema"
export type { RuleIssue } from "./rule-size"
export { checkRule, InvalidRule, parseRule, type RuleProblem } from "./parse-rule"
export type { FieldDefinition, FieldSource, RowSet } from "./field"
export { type FieldRegistry, fieldRegistry, OWN_FIELDS } from "./registry"
export { type CustomField, customFieldSchema } from "./fields/custom"
export { type Preset, PRESET_KEYS, type PresetKey, PRESETS } from "./presets"
export type {
  FieldValue,
  SegmentCoupon,
  SegmentFacts,
  SegmentPortrait,
  SegmentPrediction,
  SegmentProduct,
  SegmentProfile,
  SegmentPurchase,
} from "./facts"
export { type Evaluation, evaluateRule } from "./evaluate"
