import { parseDecimal } from "../money/decimal"
import { graceEndsAt } from "../tier/fold-tier"
import { isoDay } from "../time/calendar-day"
import type { Tier } from "../types"
import { type ExplainContext, silenceDays } from "./context"
import type { ExplanationCode, Sentence } from "./explanation"
import { amount, days, money, percent, span, words } from "./wording"

/** Why the person has this tier; null for prospects. */
export function tierSentence(context: ExplainContext): Sentence | null {
  const { profile, fit, policy } = context
  const { tier, tier_target: target } = profile
  if (tier === null || target === null) {
    return null
  }
  const until = graceEndsAt(profile.downgrade_since, policy.tier.grace_days)
  const code = tier !== target && until ? "grace" : tierCode(context, target)
  return {
    code,
    values: {
      tier,
      target,
      until: until?.toISOString() ?? null,
      spent: profile.window_revenue,
      currency: context.currency,
      purchase_days: profile.window_purchase_days,
      window_days: policy.tier.window_days,
      basket: profile.basket,
      median_basket: fit.median_basket,
      high_cut: fit.high_value_cut,
      high_percent: percent(policy.tier.high_value_percentile),
      high_min_days: policy.tier.high_value_min_days,
      mid_cut: fit.mid_value_cut,
      mid_percent: percent(policy.tier.mid_value_percentile),
      potential_max_days: policy.tier.potential_max_days,
      silence_days: silenceDays(context),
      dormant_days: fit.limits.dormant,
    },
    text: tierText(context, code, until),
  }
}

function tierCode({ profile, fit }: ExplainContext, target: Tier): ExplanationCode {
  if (target === "mid_value" && fit.high_value_cut !== null && profile.window_revenue !== null) {
    const enough = parseDecimal(profile.window_revenue).isGreaterThan(fit.high_value_cut)
    return enough ? "mid_value_few_days" : "mid_value"
  }
  return target === "low_value" && fit.mid_value_cut === null ? "low_value_unfitted" : target
}

function tierText(context: ExplainContext, code: ExplanationCode, until: Date | null): string {
  const { profile, fit, policy, currency } = context
  const cut = (value: string | null) => (value === null ? "unknown" : amount(value, currency))
  const spent =
    `Spent ${money(profile.window_revenue ?? "0", currency)} on ` +
    `${days(profile.window_purchase_days ?? 0)} in the ${span(policy.tier.window_days)} ` +
    "up to the last purchase"
  const high = `more than ${percent(policy.tier.high_value_percentile)} % of buyers`
  const mid = `more than ${percent(policy.tier.mid_value_percentile)} % of buyers`
  switch (code) {
    case "grace": {
      const { tier, tier_target } = profile
      const day = until ? isoDay(until, policy.time_zone) : ""
      return tier && tier_target
        ? `${spent}; would be ${words(tier_target)}, keeps ${words(tier)} until ${day}`
        : spent
    }
    case "high_value":
      return `${spent}; ${high} (cut ${cut(fit.high_value_cut)})`
    case "potential":
      return (
        `Bought on ${days(profile.window_purchase_days ?? 0)} for ` +
        `${money(profile.basket ?? "0", currency)} a day, at least the median basket of ` +
        `${cut(fit.median_basket)}, and silent for less than ${days(fit.limits.dormant)}`
      )
    case "mid_value":
      return (
        `${spent}; ${mid} (cut ${cut(fit.mid_value_cut)}), ` +
        `high value begins above ${cut(fit.high_value_cut)}`
      )
    case "mid_value_few_days":
      return (
        `${spent}; ${high} (cut ${cut(fit.high_value_cut)}), ` +
        `but high value asks for ${days(policy.tier.high_value_min_days)}`
      )
    case "low_value_unfitted":
      return `${spent}; not compared with other buyers yet`
    default:
      return `${spent}; mid value begins above ${cut(fit.mid_value_cut)} (${mid})`
  }
}
