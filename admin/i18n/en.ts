import { enOverview } from "./en-overview"
import { enCustomers } from "./en-customers"
import { enCompare } from "./en-compare"
import { enCoupons } from "./en-coupons"
import { enCouponIssue } from "./en-coupon-issue"
import { enData } from "./en-data"
import { enEntry } from "./en-entry"
import { enModel } from "./en-model"
import { enMovement } from "./en-movement"
import { enPerson } from "./en-person"
import { enSegment } from "./en-segment"
import { enSegmentFields } from "./en-segment-fields"
import { enSegments } from "./en-segments"
import { enSettings } from "./en-settings"

/** English, and the shape that every other language must have. */
export const en = {
  menu: enEntry.menu,
  units: {
    days_one: "{{n}} day",
    days_other: "{{n}} days",
    years_one: "{{n}} year",
    years_other: "{{n}} years",
  },
  pages: {
    range: "{{from}} – {{to}} of {{count}}",
    previous: "Previous",
    next: "Next",
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
  ...enOverview,
  ...enMovement,
  compare: enCompare,
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
  coupons: enCoupons,
  coupon_issue: enCouponIssue,
  customers: enCustomers,
  data: enData,
  model: enModel,
  person: enPerson,
  segment: enSegment,
  segments: enSegments,
  segment_fields: enSegmentFields,
  settings: enSettings,
  state: {
    ...enEntry.state,
    no_chart: "The chart could not be drawn. Reload the page to try again.",
    error_title: "The figures could not be loaded",
    not_allowed: "This takes the permission {{permission}}, which your role lacks.",
    forbidden_title: "You are not allowed to see this",
    forbidden_text: "Ask an administrator for the permission to read retention.",
    refused: "That was not done",
    retry: "Try again",
  },
  customer: {
    title: "Retention",
    not_synced: "Not synced yet. This customer shows up here with the next update.",
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
    scale_label:
      "Silent for {{days}}; at risk from {{at_risk}}, dormant from {{dormant}}, lost from {{lost}} days",
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
