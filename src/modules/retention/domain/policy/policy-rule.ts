import type { z } from "zod"

/**
 * Rules of the policy that are more than a kind or a range, by which an issue can be told in any
 * language: each `custom` issue carries one in its `params`, with the figures it is about.
 */
export type PolicyRule =
  | { readonly rule: "currency" }
  | { readonly rule: "zone" }
  | { readonly rule: "rate_positive" }
  /** The base currency itself, whose rate is 1. */
  | { readonly rule: "rate_of_base" }
  /** One currency in two spellings. */
  | { readonly rule: "rate_twice" }
  | { readonly rule: "below_high_value"; readonly share: number }
  /** The percentiles of the three limits. */
  | { readonly rule: "rising" }
  | { readonly rule: "not_below"; readonly rung: "at_risk" | "dormant"; readonly days: number }
  | { readonly rule: "not_above_ceiling"; readonly days: number }
  /** A day of every year. */
  | { readonly rule: "month_day" }
  /** Characters that no database keeps. */
  | { readonly rule: "text" }
  /** Letters and digits of a coupon's code. */
  | { readonly rule: "code_prefix" }
  | { readonly rule: "budget_amount" }

/** An issue that breaks a rule. */
export function broken(
  params: PolicyRule,
  issue: {
    readonly message: string
    readonly path: readonly PropertyKey[]
    readonly input: unknown
  }
): z.core.$ZodRawIssue {
  return { ...issue, code: "custom", path: [...issue.path], params }
}

/** What a `refine` is given to say that a rule is broken. */
export function breaks(params: PolicyRule, error: string) {
  return { params, error }
}
