import type { Text } from "../../hooks/use-text"
import { countriesIn, countryName } from "../customers/countries"
import { FIELD_GROUPS, type FieldGroup, type Operator, type SegmentField } from "./types"

/** Fields by name. */
export type FieldMap = ReadonlyMap<string, SegmentField>

/** Those metadata fields that the policy mirrors, as the API names them. */
const METADATA = /^(customer|order)_metadata\.(.+)$/

/**
 * A field's name in the admin's language: ours, a developer's own, or that of a metadata field.
 *
 * @returns its technical name where it has no other, as of one that is gone
 */
export function fieldLabel(name: string, fields: FieldMap, { t, has, format }: Text): string {
  const own = fields.get(name)?.label
  if (own) {
    return format.locale.startsWith("zh") ? own.zhCN : own.en
  }
  const [, record, key] = METADATA.exec(name) ?? []
  if (record !== undefined && key !== undefined) {
    return t(`segment_fields.${record}_metadata`, { key })
  }
  const text = `segment_fields.name.${name}`
  return has(text) ? t(text) : name
}

/** What a field means, where its name does not say it all; empty where it does. */
export function fieldHint(name: string, { t, has }: Text): string {
  const text = `segment_fields.hint.${name}`
  return has(text) ? t(text) : ""
}

/** Groups of texts that name the values of our own fields. */
const OPTION_TEXTS: Readonly<Record<string, string>> = {
  tier: "tier",
  previous_tier: "tier",
  stage: "stage",
  previous_stage: "stage",
  rfm_group: "rfm_group",
  signals: "person.portrait.signal",
}

/** A value of a choice in the admin's language; as it is where we have no name for it. */
export function optionText(
  { name, reference }: Pick<SegmentField, "name" | "reference">,
  option: string,
  { t, has, format }: Text
): string {
  // Rules come from the API too: `Intl` throws at what cannot be a country.
  if (reference === "country" && /^[a-z]{2}$/i.test(option)) {
    return countryName(option, format.locale)
  }
  const key = `${OPTION_TEXTS[name] ?? "none"}.${option}`
  return has(key) ? t(key) : option
}

/** A thing to choose, and its name. */
export type Choice = { readonly value: string; readonly label: string }

/**
 * All that a field can hold, with names.
 *
 * @returns null where it is looked up by typing, or free text
 */
export function choicesOf(field: SegmentField, text: Text): readonly Choice[] | null {
  if (field.options !== null) {
    return field.options.map((value) => ({ value, label: optionText(field, value, text) }))
  }
  return field.reference === "country"
    ? countriesIn(text.format.locale).map(({ code, name }) => ({ value: code, label: name }))
    : null
}

/** Fields in their groups, those without a field left out. */
export function groupedFields(
  fields: readonly SegmentField[]
): readonly { readonly group: FieldGroup; readonly fields: readonly SegmentField[] }[] {
  return FIELD_GROUPS.map((group) => ({
    group,
    fields: fields.filter((field) => field.group === group),
  })).filter((one) => one.fields.length > 0)
}

/** What one most likely wants to ask, tried in order. */
const LIKELY: readonly Operator[] = ["in", "any_of", "is", "gte", "in_last"]

/** The operator a new condition begins with. */
export function usualOperator({ operators }: Pick<SegmentField, "operators">): Operator {
  return LIKELY.find((one) => operators.includes(one)) ?? operators[0] ?? "is"
}

/** The text that a field's operator is called by, below any group of such texts. */
export function operatorKey(
  { kind, operators }: Pick<SegmentField, "kind" | "operators">,
  operator: Operator
): string {
  const isSet = operator === "set" || operator === "not_set"
  switch (kind) {
    case "list":
      // What is one at most is asked like a choice.
      return operators.includes("all_of") ? `list.${operator}` : (SINGLE[operator] ?? operator)
    case "integer":
    case "number":
    case "money":
      return isSet ? operator : `number.${operator}`
    default:
      return isSet ? operator : `${kind}.${operator}`
  }
}

const SINGLE: Partial<Record<Operator, string>> = { any_of: "choice.in", none_of: "choice.not_in" }
