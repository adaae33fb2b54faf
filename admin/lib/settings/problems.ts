import { boundsOf } from "../../../src/modules/retention/domain/policy/bounds-of"
import type { PolicyRule } from "../../../src/modules/retention/domain/policy/policy-rule"
import { type Policy, policySchema } from "../../../src/modules/retention/domain/policy/schema"
import type { TextValues } from "../../hooks/use-text"
import { type Draft, settingsOf } from "./draft"
import { shareToPercent } from "./per-cent"
import { kindOf } from "./setting"

/** What is wrong with a field, to be said in the admin's language. */
export type Problem = {
  /** The form's field, dotted. */
  readonly field: string
  /** Key below `settings.issue`. */
  readonly key: string
  readonly values: TextValues
  /** A stage whose name the text is to be given as `stage`. */
  readonly stage?: string
}

/** A draft as the policy's schema sees it. */
export type Checked =
  | { readonly settings: Policy; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly Problem[] }

/** Checks a draft by the very schema that the server goes by; each field's first problem counts. */
export function checkDraft(draft: Draft): Checked {
  const result = policySchema.safeParse(settingsOf(draft))
  const twice = draft.rates.flatMap(({ code }, index): Problem[] =>
    draft.rates.findIndex((row) => row.code === code) < index
      ? [{ field: `rates.${index}.rate`, key: "rate_twice", values: {} }]
      : []
  )
  if (result.success && twice.length === 0) {
    return { settings: result.data, problems: [] }
  }
  const problems = [
    ...twice,
    ...(result.error?.issues ?? []).map((issue) => problemOf(issue, draft)),
  ]
  const first = new Map([...problems].reverse().map((problem) => [problem.field, problem]))
  return { settings: null, problems: problems.filter((p) => first.get(p.field) === p) }
}

type Issue = NonNullable<ReturnType<typeof policySchema.safeParse>["error"]>["issues"][number]

function problemOf(issue: Issue, draft: Draft): Problem {
  const path = issue.path.join(".")
  const field = fieldOf(path, draft)
  if (issue.code === "custom") {
    const rule = issue.params as PolicyRule | undefined
    return { field, ...ruleText(rule, issue.message) }
  }
  return { field, ...kindText(path, issue.message) }
}

/** The form has rates in rows, and says of a whole ladder at its first rung, of a list at its own, of a season at its day. */
function fieldOf(path: string, draft: Draft): string {
  const [group, code] = path.split(".")
  if (group === "rates") {
    const row = draft.rates.findIndex((rate) => rate.code.toLowerCase() === code?.toLowerCase())
    return `rates.${row}.rate`
  }
  if (group === "mirror") {
    return `mirror.${code ?? ""}`
  }
  const [, season, end] = /^portrait\.gift_seasons\.(\d+)\.(from|to)$/.exec(path) ?? []
  if (season !== undefined && end !== undefined) {
    return `portrait.gift_seasons.${season}.${end}_day`
  }
  return path === "stage.percentiles" ? "stage.percentiles.at_risk" : path
}

type Said = Omit<Problem, "field">

function ruleText(params: PolicyRule | undefined, message: string): Said {
  switch (params?.rule) {
    case "below_high_value":
      return { key: params.rule, values: { share: shareToPercent(params.share) } }
    case "not_below":
      return { key: params.rule, values: { days: params.days }, stage: params.rung }
    case "not_above_ceiling":
      return { key: params.rule, values: { days: params.days } }
    default:
      return params ? { key: params.rule, values: {} } : { key: "other", values: { message } }
  }
}

/** Says all that is allowed, whichever end of it was missed. */
function kindText(path: string, message: string): Said {
  switch (kindOf(path)) {
    case "share": {
      const { min, max } = boundsOf(path)
      return { key: "share", values: { min: shareToPercent(min), max: shareToPercent(max) } }
    }
    case "percent":
    case "margin":
    case "rate":
      return { key: kindOf(path), values: {} }
    case "days":
    case "purchase_days":
    case "gaps":
      return { key: "whole", values: boundsOf(path) }
    case "times":
      return { key: "number", values: boundsOf(path) }
    case "coupons":
      return { key: "coupons", values: boundsOf(path) }
    case "names":
      return { key: /\.\d+$/.test(path) ? "name" : "names", values: {} }
    default:
      return { key: "other", values: { message } }
  }
}
