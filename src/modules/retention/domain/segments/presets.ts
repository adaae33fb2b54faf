import { RULE_VERSION, type RuleNode, type SegmentRule } from "./rule"

/** A ready-made segment. */
export type Preset = {
  readonly key: PresetKey
  readonly name: string
  readonly description: string
  readonly rule: SegmentRule
}

/** Keys of the ready-made segments, in the order they are offered. */
export const PRESET_KEYS = [
  "high_value",
  "potential",
  "mid_value",
  "low_value",
  "dormant",
  "lost",
  "new_high_spenders",
  "at_risk_high_value",
  "one_time_buyers",
  "ripe_for_second",
  "discount_only",
  "due_to_reorder",
  "recently_reactivated",
  "slowing_down",
  "never_bought",
] as const
export type PresetKey = (typeof PRESET_KEYS)[number]

const tier = (value: string): RuleNode => ({ field: "tier", operator: "in", value: [value] })
const stage = (...value: string[]): RuleNode => ({ field: "stage", operator: "in", value })

/** Bought once: orders, not days, so that two orders of one day are two. */
const BOUGHT_ONCE: RuleNode = { field: "purchase_count", operator: "eq", value: 1 }

const RULES: Readonly<Record<PresetKey, readonly [name: string, description: string, RuleNode]>> = {
  high_value: [
    "High value",
    "The customers who spend most, and keep doing so.",
    tier("high_value"),
  ],
  potential: [
    "Potential",
    "Bought once or twice lately, with a basket above the usual.",
    tier("potential"),
  ],
  mid_value: ["Mid value", "Spend more than half of all customers do.", tier("mid_value")],
  low_value: ["Low value", "Everybody else who has bought.", tier("low_value")],
  dormant: ["Dormant", "Silent for so long that few come back unasked.", stage("dormant")],
  lost: ["Lost", "Silent for longer than almost anybody who ever came back.", stage("lost")],
  new_high_spenders: [
    "New high spenders",
    "First bought lately and already spent more than most customers.",
    { and: [stage("new"), { field: "rfm_m", operator: "gte", value: 4 }] },
  ],
  at_risk_high_value: [
    "At-risk high value",
    "High-value customers who are silent for longer than is usual in this shop.",
    { and: [tier("high_value"), stage("at_risk")] },
  ],
  one_time_buyers: ["One-time buyers", "Have placed one order, whenever that was.", BOUGHT_ONCE],
  ripe_for_second: [
    "Ripe for a second order",
    "Placed their only order two weeks to two months ago and are not at risk yet.",
    {
      and: [
        stage("new", "active"),
        { field: "last_purchase_at", operator: "between_ago", value: [14, 60] },
        BOUGHT_ONCE,
      ],
    },
  ],
  discount_only: [
    "Discount only",
    "Bought at least twice, and never without a discount.",
    { field: "signals", operator: "any_of", value: ["only_discount"] },
  ],
  due_to_reorder: [
    "Due to reorder",
    "Expected to place their next order within two weeks.",
    { field: "next_purchase_at", operator: "in_next", value: 14 },
  ],
  recently_reactivated: [
    "Recently reactivated",
    "Came back lately after a silence that few come back from.",
    stage("reactivated"),
  ],
  slowing_down: [
    "Slowing down",
    "Not at risk yet, but silent for longer than is usual for them.",
    {
      and: [
        { field: "slowing", operator: "is", value: true },
        stage("new", "active", "reactivated"),
      ],
    },
  ],
  never_bought: [
    "Never bought",
    "Known by an account or an e-mail, without a purchase.",
    stage("prospect"),
  ],
}

/** The ready-made segments. */
export const PRESETS: readonly Preset[] = PRESET_KEYS.map((key) => {
  const [name, description, where] = RULES[key]
  return { key, name, description, rule: { version: RULE_VERSION, where } }
})
