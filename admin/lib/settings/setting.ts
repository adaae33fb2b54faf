import { type Policy, policySchema } from "../../../src/modules/retention/domain/policy/schema"

/** How a setting is entered and said. */
export type SettingKind =
  | "currency"
  | "zone"
  | "rate"
  | "days"
  | "purchase_days"
  | "gaps"
  | "times"
  /** A share between nothing and all. */
  | "percent"
  /** A share that may be nothing or all. */
  | "share"
  | "margin"
  /** Money in base currency, or no limit. */
  | "amount"
  /** How many coupons, or no limit. */
  | "coupons"
  /** What codes begin with. */
  | "prefix"
  | "method"
  | "names"
  | "seasons"
  | "switch"

/** What the policy says where nobody has said otherwise. */
export const DEFAULTS: Policy = policySchema.parse({})

const KINDS: readonly (readonly [RegExp, SettingKind])[] = [
  [/^base_currency$/, "currency"],
  [/^time_zone$/, "zone"],
  [/^margin$/, "margin"],
  [/^annual_discount_rate$|^portrait\.refunded_share$|largest_discount$/, "share"],
  [/^offers\.code_prefix$/, "prefix"],
  [/^offers\.budget\.amount$/, "amount"],
  [/^offers\.budget\.count$/, "coupons"],
  [/^portrait\.gift_seasons/, "seasons"],
  [/^rates\./, "rate"],
  [/^mirror\./, "names"],
  [/^seen\.|margin_guard$/, "switch"],
  [/^stage\.method$/, "method"],
  [/percentile|max_monthly_change/, "percent"],
  [/gap_factor$/, "times"],
  [/min_gaps$/, "gaps"],
  [/high_value_min_days|potential_max_days|min_purchase_days/, "purchase_days"],
]

/**
 * @param path a leaf of the policy, dotted, such as `stage.floors.lost` or `rates.usd`
 */
export function kindOf(path: string): SettingKind {
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? "days"
}

/** True for a setting that may be left empty to have no limit. */
export function isLimit(kind: SettingKind): boolean {
  return kind === "amount" || kind === "coupons"
}

/**
 * A policy's leaves by their dotted path, in the order of the schema; each rate is one, a list
 * is one.
 */
export function leavesOf(settings: object, prefix = ""): Map<string, unknown> {
  return new Map(
    Object.entries(settings).flatMap(([key, value]: [string, unknown]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? [...leavesOf(value, `${prefix}${key}.`)]
        : [[`${prefix}${key}`, value] as const]
    )
  )
}
