import { ruleSentence } from "../lib/segments/sentence"
import type { SegmentRule } from "../lib/segments/types"
import { usePolicy } from "./use-policy"
import { useReferenceNames } from "./use-references"
import { useSegmentFields } from "./use-segment-fields"
import { useText } from "./use-text"

/**
 * A rule in words, with the names of what it refers to as they come.
 *
 * @param rule null where there is none (yet)
 * @returns null as long as there is no rule, or it is not known what its fields are
 */
export function useRuleSentence(rule: SegmentRule | null): string | null {
  const text = useText()
  const fields = useSegmentFields().data?.byName
  const currency = usePolicy().data?.settings.base_currency
  const nameOf = useReferenceNames(rule, fields)
  if (rule === null || fields === undefined || currency === undefined) {
    return null
  }
  return ruleSentence(rule, { fields, currency, nameOf }, text)
}
