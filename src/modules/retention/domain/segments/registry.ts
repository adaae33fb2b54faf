import type { Policy } from "../policy/schema"
import type { FieldDefinition } from "./field"
import { type CustomField, customField } from "./fields/custom"
import { COUPON_FIELDS } from "./fields/coupons"
import { LIFECYCLE_FIELDS } from "./fields/lifecycle"
import { metadataFields } from "./fields/metadata"
import { ORDER_FIELDS } from "./fields/orders"
import { PERSON_FIELDS } from "./fields/person"
import { PORTRAIT_FIELDS } from "./fields/portrait"
import { PREDICTION_FIELDS } from "./fields/prediction"
import { PRODUCT_FIELDS } from "./fields/products"
import { VALUE_FIELDS } from "./fields/value"

/** Everything that rules may ask for, by name, in the order of the builder. */
export type FieldRegistry = ReadonlyMap<string, FieldDefinition>

/**
 * The plugin's own fields. A capability that brings another one adds it here, and schema, API,
 * compiler and evaluator know it.
 */
export const OWN_FIELDS: readonly FieldDefinition[] = [
  ...VALUE_FIELDS,
  ...LIFECYCLE_FIELDS,
  ...ORDER_FIELDS,
  ...PRODUCT_FIELDS,
  ...PREDICTION_FIELDS,
  ...PORTRAIT_FIELDS,
  ...COUPON_FIELDS,
  ...PERSON_FIELDS,
]

/** The fields of a shop: the plugin's own, those of mirrored metadata, and a developer's. */
export function fieldRegistry({
  policy,
  custom,
}: {
  readonly policy: Policy
  readonly custom: readonly CustomField[]
}): FieldRegistry {
  const all = [...OWN_FIELDS, ...metadataFields(policy), ...custom.map(customField)]
  return new Map(all.map((field) => [field.name, field]))
}
