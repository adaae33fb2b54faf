import { enData } from "./en-data"

/** English, and the shape that every other language must have. */
export const en = {
  menu: { retention: "Retention", data: "Data" },
  units: {
    days_one: "{{n}} day",
    days_other: "{{n}} days",
    years_one: "{{n}} year",
    years_other: "{{n}} years",
  },
  tier: {
    high_value: "High value",
    potential: "Potential",
    mid_value: "Mid value",
    low_value: "Low value",
  },
  stage: {
    prospect: "Prospect",
    new: "New",
    active: "Active",
    at_risk: "At risk",
    dormant: "Dormant",
    lost: "Lost",
    reactivated: "Reactivated",
  },
  rfm_group: {
    champion: "Champion",
    loyal: "Loyal",
    cannot_lose: "Can't lose",
    potential_loyalist: "Potential loyalist",
    needs_attention: "Needs attention",
    at_risk_rfm: "Slipping away",
    recent: "Recent",
    promising: "Promising",
    about_to_sleep: "About to sleep",
    hibernating: "Hibernating",
  },
  overview: {
    title: "Retention",
    subtitle: "What your customers are worth, and how alive the relationship is.",
    customers: "Customers",
    customers_hint: "{{prospects}} without a purchase yet",
    buyers: "Buyers",
    buyers_hint_one: "with {{n}} purchase",
    buyers_hint_other: "with {{n}} purchases",
    net_revenue: "Net revenue",
    net_revenue_hint: "what you kept, in {{currency}}",
    at_risk: "Revenue at risk",
    at_risk_hint: "last year's revenue of those now at risk or dormant",
    synced: "Last updated {{time}}",
    never_synced: "Not updated yet",
  },
  matrix: {
    title: "Value and stage",
    description: "Every buyer by worth and by how long they have been silent.",
    caption:
      "Buyers by value tier (rows) and stage (columns): number, share of all buyers and net revenue",
    tier: "Tier",
    total: "All buyers",
    prospects: "Prospects",
    prospects_note: "Known, but without a purchase: no tier, and not part of the shares.",
    hint: {
      new: "first bought ≤ {{n}} d",
      active: "silent < {{n}} d",
      reactivated: "came back ≤ {{n}} d",
      at_risk: "silent {{n}}+ d",
      dormant: "silent {{n}}+ d",
      lost: "silent {{n}}+ d",
    },
    legend: "Share of all buyers",
    empty_cell: "nobody",
  },
  rhythm: {
    title: "Your shop's rhythm",
    share: "{{part}} of {{whole}}",
    measured: "{{share}} reorders here come within {{days}}.",
    limits:
      "So a customer counts as at risk after {{at_risk}} silent days, dormant after {{dormant}} and lost after {{lost}}.",
    limits_fixed:
      "A customer counts as at risk after {{at_risk}} silent days, dormant after {{dormant}} and lost after {{lost}}.",
    basis_one: "Measured on {{n}} reorder of the shop's own.",
    basis_other: "Measured on {{n}} of the shop's own reorders.",
    fallback: "Not enough history yet to know this shop's rhythm, so fixed days are used.",
    fallback_gaps_one: "{{needed}} reorders needed, {{n}} so far.",
    fallback_gaps_other: "{{needed}} reorders needed, {{n}} so far.",
    fallback_history_one: "{{needed}} days of history needed, {{n}} so far.",
    fallback_history_other: "{{needed}} days of history needed, {{n}} so far.",
    drift:
      "The back-test failed at two monthly refits in a row: customers did not return as these limits said. They now move by at most {{step}} a month towards {{at_risk}}, {{dormant}} and {{lost}} days.",
    fixed: "Your policy asks for fixed days; the shop's own rhythm is measured but not used.",
    scale: "Days of silence, from active over at risk and dormant to lost",
    table_caption: "Limits: what was measured and what is used",
    column_stage: "Stage",
    column_share: "Reorders within",
    column_measured: "Measured",
    column_used: "Used",
    not_measured: "not enough reorders",
    note_floor: "not below {{n}}",
    note_ceiling: "not above {{n}}",
    note_step: "moves by at most {{step}} a month",
  },
  backtest: {
    title: "Were the stages right?",
    description: "The shop as it stood on {{day}}, against what people did in the 90 days since.",
    headline: "Of those we called dormant on {{day}}, {{rate}} bought since ({{range}}).",
    headline_active: "Of the active, {{rate}}.",
    headline_none: "Not enough data yet to say how many of the dormant came back.",
    caption: "Return rate by stage of {{day}}, with 95% intervals",
    column_band: "Stage then",
    column_people: "Customers",
    column_returned: "Bought since",
    column_rate: "Share",
    column_interval: "95% interval",
    too_few: "not enough data",
    nobody: "nobody",
    falls: "The longer the silence, the fewer came back: the stages told them apart.",
    unclear: "The order is not clear from stage to stage; the intervals leave room for chance.",
    failed:
      "Two neighbouring stages came out in the wrong order. If that happens at two monthly refits in a row, the limits move towards fixed days.",
    limits: "With the limits of that day: {{at_risk}}, {{dormant}} and {{lost}} days.",
    none: "No back-test yet. It needs a shop that had customers 90 days ago.",
  },
  health: {
    title: "Data health",
    description:
      "What in the shop's data keeps an order out of these figures, or makes them inexact.",
    none: "No problems found: every order is in the figures.",
  },
  problem: {
    order_without_identity: {
      title: "Orders that belong to nobody",
      text: "They have neither an e-mail nor a customer, so they are left out.",
    },
    customer_without_email: {
      title: "Customers without an e-mail",
      text: "Nothing tells who they are, so they are left out.",
    },
    future_order: {
      title: "Orders dated in the future",
      text: "They are kept, and count from their day on.",
    },
    currency_without_rate: {
      title: "Orders in a currency without an exchange rate",
      text: "They count as purchases, but not as money. Add the rate to the policy.",
    },
    partly_captured: {
      title: "Orders paid in part",
      text: "Their revenue reads low until the rest is captured.",
    },
    refund_counted_twice: {
      title: "Refunds that Medusa counts twice",
      text: "Refunded first and returned later: revenue reads low by what is still owed.",
    },
    sync_failed: {
      title: "Records that could not be read",
      text: "They are tried again, less and less often. The reason stands in the details.",
    },
  },
  backfill: {
    empty_title: "No orders read yet",
    empty_text:
      "Retention reads the shop's past orders once, then keeps itself up to date. It changes nothing in your shop.",
    never_run: "These figures rest on new orders alone: past orders have not been read yet.",
    start: "Read past orders",
    running: "Reading past orders",
    progress_customers: "{{done}} of {{total}} customers",
    progress_orders: "{{done}} of {{total}} orders",
    scoring: "Working out tiers and stages…",
    pausing: "Pausing…",
    so_far: "Read so far",
    go_on: "Go on",
    failed: "Reading past orders stopped: {{message}}",
    paused: "Reading past orders is paused.",
    paused_at: "Reading past orders is paused since {{time}}.",
    interrupted:
      "The server stopped while it was reading past orders. It goes on by itself within a few minutes.",
  },
  data: enData,
  state: {
    loading: "Loading…",
    error_title: "The figures could not be loaded",
    forbidden_title: "You are not allowed to see this",
    forbidden_text: "Ask an administrator for the permission to read retention.",
    refused: "That was not done",
    retry: "Try again",
  },
  customer: {
    title: "Retention",
    not_synced: "Not synced yet. This customer shows up here with the next update.",
    error: "Retention could not be loaded.",
    slowing: "Slowing down",
    why: "Why",
    purchases: "Purchases",
    purchases_value_one: "{{n}} on {{days}}",
    purchases_value_other: "{{n}} on {{days}}",
    revenue: "Net revenue",
    average_order: "Average order",
    rhythm: "Usual gap",
    rhythm_value_one: "{{n}} day",
    rhythm_value_other: "{{n}} days",
    first_purchase: "First purchase",
    last_purchase: "Last purchase",
    rfm: "RFM",
    rfm_scores: "R {{r}} · F {{f}} · M {{m}}",
    rfm_label: "Recency {{r}} of 5, frequency {{f}} of 5, money {{m}} of 5",
    records_one: "Counted over {{n}} customer record with this e-mail.",
    records_other: "Counted over {{n}} customer records with this e-mail.",
    last_purchases: "Last purchases",
    order: "Order",
    cancelled: "cancelled",
    what_next: "Next",
    more_items_one: "{{title}} and {{n}} more",
    more_items_other: "{{title}} and {{n}} more",
  },
  explain: {
    unknown_amount: "an unknown amount",
    high_value:
      "Spent {{spent}} on {{purchase_days}} in the {{window_days}} up to the last purchase. That is more than {{high_percent}}% of buyers spend; the line is at {{high_cut}}.",
    potential:
      "Bought on {{purchase_days}} for {{basket}} a day: no less than the shop's median of {{median_basket}}, and silent for less than {{dormant_days}}.",
    mid_value:
      "Spent {{spent}} on {{purchase_days}} in the {{window_days}} up to the last purchase. That is more than {{mid_percent}}% of buyers spend; high value begins above {{high_cut}}.",
    mid_value_few_days:
      "Spent {{spent}} on {{purchase_days}} in the {{window_days}} up to the last purchase. That is enough for high value, which also asks for purchases on {{high_min_days}}.",
    low_value:
      "Spent {{spent}} on {{purchase_days}} in the {{window_days}} up to the last purchase. Mid value begins above {{mid_cut}}.",
    low_value_unfitted:
      "Spent {{spent}} on {{purchase_days}} in the {{window_days}} up to the last purchase; not compared with other buyers yet.",
    grace:
      "Spent {{spent}} on {{purchase_days}} in the {{window_days}} up to the last purchase, which is {{target}} by today's figures. Stays {{tier}} until {{until}}.",
    prospect: "No purchase yet.",
    new: "First purchase on {{first_purchase_at}}. Counts as new for {{new_days}}.",
    active: "Silent for {{silence_days}}. {{following_stage_title}} begins at {{following_days}}.",
    at_risk:
      "Silent for {{silence_days}}. At risk begins at {{at_risk_days}}, {{following_stage}} at {{following_days}}.",
    dormant:
      "Silent for {{silence_days}}. Dormant begins at {{dormant_days}}, {{following_stage}} at {{following_days}}.",
    lost: "Silent for {{silence_days}}. Lost begins at {{lost_days}}.",
    reactivated:
      "Came back on {{reactivated_at}} after at least {{dormant_days}} of silence. Counts as reactivated for {{reactivated_days}}.",
    slowing:
      "Usually buys every {{median_gap_days}}, and has now been silent for {{silence_days}}. Slowing begins after {{usual_silence_days}}.",
    next_stage: "{{next_stage_title}} from {{at}} if nothing happens.",
    next_stage_and_tier:
      "{{next_stage_title}}, and {{next_tier}} instead of {{tier}}, from {{at}} if nothing happens.",
    next_tier: "{{next_tier_title}} instead of {{tier}} from {{at}} if nothing happens.",
    next_slowing: "Slowing down from {{at}} if nothing happens.",
    next_future_purchase: "An order dated {{at}} begins to count then.",
    next_due: "A change was due on {{at}} and is made with the next run.",
  },
} as const

/** Every text there must be in a language whose nouns have one form for all numbers. */
export type SingleFormTexts = SingleForm<typeof en>

type SingleForm<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : SingleForm<T[K]>
}
