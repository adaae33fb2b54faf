import { createContext, useContext, useState } from "react"
import { get, useForm, type UseFormReturn } from "react-hook-form"
import { dayIn } from "../lib/customers/day-start"
import { emptyDraft, type IssueDraft } from "../lib/coupons/issue-draft"
import type { OfferRules } from "../lib/coupons/offer-rules"
import { type OfferRequest, readDraft } from "../lib/coupons/read-draft"
import { useText } from "./use-text"

/** What is wrong with fields and may be told by now, in words, by the form's dotted names. */
export type Problems = ReadonlyMap<string, string>

/** The problems of the form around. */
export const IssueProblems = createContext<Problems>(new Map())

/** What is wrong with a field; undefined while nothing is, or one is still at it. */
export function useProblem(name: string): string | undefined {
  return useContext(IssueProblems).get(name)
}

/** What is to be issued while it is being set up. */
export type IssueForm = {
  readonly form: UseFormReturn<IssueDraft>
  readonly draft: IssueDraft
  /** Null while something is wrong. */
  readonly request: OfferRequest | null
  readonly problems: Problems
  /** Tells all that is wrong and goes to the first of it; true where there is something. */
  readonly tellAll: () => boolean
}

/**
 * The form, read as a whole at each stroke, since fields depend on one another.
 *
 * @param zone IANA name, of the policy
 */
export function useIssueForm(rules: OfferRules, zone: string): IssueForm {
  const { t } = useText()
  const form = useForm<IssueDraft>({ defaultValues: emptyDraft(rules) })
  const [tried, setTried] = useState(false)
  const draft = form.watch()
  const { touchedFields } = form.formState
  const { request, faults } = readDraft(draft, { rules, zone, today: dayIn(Date.now(), zone) })
  const problems = new Map(
    faults
      .filter(({ field }) => tried || get(touchedFields, field) !== undefined)
      .map(({ field, key, values }) => [field, t(`coupon_issue.issue.${key}`, values)])
  )
  return {
    form,
    draft,
    request,
    problems,
    tellAll: () => {
      setTried(true)
      const [first] = faults
      if (first) {
        document.getElementById(fieldId(first.field))?.focus()
      }
      return first !== undefined
    },
  }
}

/** The id of a field's control; what is wrong with it stands in `…-problem`. */
export function fieldId(name: string): string {
  return `issue-${name}`
}
