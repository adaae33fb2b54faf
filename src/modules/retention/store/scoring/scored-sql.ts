import type { Policy } from "../../domain/policy/schema"
import { RFM_GROUP_TABLE } from "../../domain/rfm/group"
import { TIERS, type FitFacts } from "../../domain/types"
import { daysSql, factsCte, scopeSql, spacedCte, type LedgerView, type Scope } from "./ledger-sql"
import type { SqlParameters } from "./sql-parameters"

/** What one scoring goes by. */
export type ScoringInput = {
  readonly policy: Policy
  readonly fit: FitFacts
  readonly now: Date
  readonly scope: Scope
}

/** The columns of a profile that scoring computes from facts; the fold adds tier and grace. */
export const FACT_COLUMNS = [
  "tier_target",
  "stage",
  "slowing",
  "purchase_count",
  "purchase_days",
  "first_purchase_at",
  "last_purchase_at",
  "reactivated_at",
  "total_revenue",
  "window_revenue",
  "window_purchase_days",
  "basket",
  "average_order_value",
  "median_gap_days",
  "rfm_r",
  "rfm_f",
  "rfm_m",
  "rfm_group",
  "next_stage_at",
] as const

/** What the fold and the facts decide: the columns that are compared with what is stored. */
export const COMPARED_COLUMNS = [
  "tier",
  "downgrade_since",
  "next_change_at",
  ...FACT_COLUMNS,
] as const

/** What is read of a stored profile: all of it but the key and the relations. */
const STORED_COLUMNS = [
  ...COMPARED_COLUMNS,
  "previous_tier",
  "tier_changed_at",
  "previous_stage",
  "stage_changed_at",
] as const

/**
 * Keeps the planner from merging a subquery into the one around it, where each reference to one
 * of its columns would compute that column's whole expression again.
 */
const FENCE = "OFFSET 0"

/**
 * The engine: CTEs that end in `folded`, one row a person of the scope with the profile as it
 * should be (`tier`, `downgrade_since`, `next_change_at` and {@link FACT_COLUMNS}) and the
 * stored one beside it (`old_tier`, `old_stage` … for {@link STORED_COLUMNS}). The pure rules of `domain/` are its specification; a property
 * test holds the two equal.
 */
export function foldedCtes(parameters: SqlParameters, input: ScoringInput): string {
  const { policy, fit, now, scope } = input
  const view: LedgerView = { policy, at: now, cancellations: "now" }
  return `
    ${spacedCte(parameters, view, scope)},
    ${factsCte(parameters, view, { dormantDays: fit.limits.dormant })},
    ${upcomingCte(parameters, now, scope)},
    ${gatheredCte(parameters, scope)},
    ${stagedCte(parameters, input)},
    ${targetedCte(parameters, input)},
    ${foldedCte(parameters, input)}`
}

/** Purchases dated in the future are ignored until then; that moment is when to look again. */
function upcomingCte(parameters: SqlParameters, now: Date, scope: Scope): string {
  return `
    upcoming AS (
      SELECT person_id, min(created_at) AS next_purchase_at
        FROM retention_purchase
       WHERE canceled_at IS NULL
         AND created_at > ${parameters.bind(now)}::timestamptz
         AND ${scopeSql(parameters, scope, "person_id")}
       GROUP BY person_id
    )`
}

/** Every person of the scope, buyers or not, with the stored state. */
function gatheredCte(parameters: SqlParameters, scope: Scope): string {
  return `
    gathered AS (
      SELECT person.id AS person_id,
             facts.purchase_count IS NOT NULL AS is_buyer,
             coalesce(facts.purchase_count, 0) AS purchase_count,
             coalesce(facts.purchase_days, 0) AS purchase_days,
             facts.first_purchase_at,
             facts.last_purchase_at,
             facts.reactivated_at,
             coalesce(facts.total_revenue, 0) AS total_revenue,
             facts.window_revenue,
             facts.window_purchase_days,
             facts.basket,
             facts.average_order_value,
             facts.median_gap_days,
             upcoming.next_purchase_at,
             stored.person_id IS NOT NULL AS is_stored,
             ${STORED_COLUMNS.map((column) => `stored.${column} AS old_${column}`).join(", ")}
        FROM retention_person person
        LEFT JOIN facts ON facts.person_id = person.id
        LEFT JOIN upcoming ON upcoming.person_id = person.id
        -- The scope again: the planner does not carry a range over to the other side of a join.
        LEFT JOIN retention_profile stored
          ON stored.person_id = person.id AND ${scopeSql(parameters, scope, "stored.person_id")}
       WHERE ${scopeSql(parameters, scope, "person.id")}
    )`
}

/** Stage, first match, and the moments at which the limits of this person fall. */
function stagedCte(parameters: SqlParameters, { policy, fit, now }: ScoringInput): string {
  const at = `${parameters.bind(now)}::timestamptz`
  const { slowing, new_days, reactivated_days } = policy.stage
  return `
    dates AS (
      SELECT gathered.*,
             last_purchase_at + ${daysSql(parameters, fit.limits.at_risk)} AS at_risk_at,
             last_purchase_at + ${daysSql(parameters, fit.limits.dormant)} AS dormant_at,
             last_purchase_at + ${daysSql(parameters, fit.limits.lost)} AS lost_at,
             reactivated_at + ${daysSql(parameters, reactivated_days)} AS reactivated_until,
             first_purchase_at + ${daysSql(parameters, new_days)} AS new_until,
             CASE WHEN purchase_days >= ${parameters.bind(slowing.min_purchase_days)}::integer THEN
               last_purchase_at + floor(greatest(
                 ${parameters.bind(slowing.min_silence_days)}::numeric,
                 ${parameters.bind(slowing.gap_factor)}::numeric * median_gap_days
               ) * 86400000)::double precision * interval '1 millisecond'
             END AS slowing_after
        FROM gathered
    ),
    staged AS (
      SELECT dates.*,
             CASE
               WHEN NOT is_buyer THEN 'prospect'
               WHEN lost_at <= ${at} THEN 'lost'
               WHEN dormant_at <= ${at} THEN 'dormant'
               WHEN at_risk_at <= ${at} THEN 'at_risk'
               WHEN reactivated_until > ${at} THEN 'reactivated'
               WHEN new_until > ${at} THEN 'new'
               ELSE 'active'
             END AS stage,
             coalesce(slowing_after < ${at}, FALSE) AS slowing
        FROM dates
      ${FENCE}
    )`
}

/** Tier by today's facts, RFM scores, and the next change of stage. */
function targetedCte(parameters: SqlParameters, { policy, fit, now }: ScoringInput): string {
  const { tier } = policy
  // A fit of an empty shop has no cuts, and Postgres refuses a parameter that nothing uses.
  const silence =
    fit.silence_cuts.length === 0
      ? "NULL"
      : `extract(epoch FROM ${parameters.bind(fit.fitted_at)}::timestamptz - last_purchase_at)`
  return `
    scores AS (
      SELECT staged.*,
             CASE
               WHEN NOT is_buyer THEN NULL
               WHEN window_revenue > ${parameters.bind(fit.high_value_cut)}::numeric
                AND window_purchase_days >= ${parameters.bind(tier.high_value_min_days)}::integer
                 THEN 'high_value'
               WHEN window_purchase_days <= ${parameters.bind(tier.potential_max_days)}::integer
                AND basket >= ${parameters.bind(fit.median_basket)}::numeric
                AND dormant_at > ${parameters.bind(now)}::timestamptz
                 THEN 'potential'
               WHEN window_revenue > ${parameters.bind(fit.mid_value_cut)}::numeric THEN 'mid_value'
               ELSE 'low_value'
             END AS tier_target,
             CASE WHEN is_buyer THEN (5 - ${cutsBelow(parameters, silence, fit.silence_cuts)})::smallint END AS rfm_r,
             CASE WHEN is_buyer THEN (1 + ${cutsBelow(parameters, "window_purchase_days", fit.frequency_cuts)})::smallint END AS rfm_f,
             CASE WHEN is_buyer THEN (1 + ${cutsBelow(parameters, "window_revenue", fit.monetary_cuts)})::smallint END AS rfm_m,
             CASE stage
               WHEN 'dormant' THEN lost_at
               WHEN 'at_risk' THEN dormant_at
               WHEN 'reactivated' THEN least(at_risk_at, reactivated_until)
               WHEN 'new' THEN least(at_risk_at, new_until)
               WHEN 'active' THEN at_risk_at
             END AS next_stage_at
        FROM staged
      ${FENCE}
    ),
    targeted AS (
      SELECT scores.*,
             (${parameters.bind(RFM_GROUP_TABLE.flat())}::text[])[(rfm_r - 1) * 5 + (rfm_f + rfm_m + 1) / 2] AS rfm_group
        FROM scores
    )`
}

/** How many cut points are smaller than the value; equal values fall together. */
function cutsBelow(
  parameters: SqlParameters,
  value: string,
  cuts: readonly (number | string)[]
): string {
  if (cuts.length === 0) {
    return "0"
  }
  return `(${cuts.map((cut) => `(${value} > ${parameters.bind(String(cut))}::numeric)::integer`).join(" + ")})`
}

/** Folds the target with the stored tier: up at once, down after the grace, potential at once. */
function foldedCte(parameters: SqlParameters, { policy, now }: ScoringInput): string {
  const at = `${parameters.bind(now)}::timestamptz`
  const ranks = `${parameters.bind(TIERS)}::text[]`
  const grace = daysSql(parameters, policy.tier.grace_days)
  return `
    tiered AS (
      SELECT targeted.*,
             CASE
               WHEN tier_target IS NULL OR old_tier IS NULL OR old_tier = 'potential' THEN tier_target
               WHEN array_position(${ranks}, tier_target) <= array_position(${ranks}, old_tier) THEN tier_target
               WHEN coalesce(old_downgrade_since, ${at}) + ${grace} <= ${at} THEN tier_target
               ELSE old_tier
             END AS tier
        FROM targeted
      ${FENCE}
    ),
    graced AS (
      SELECT tiered.*,
             CASE WHEN tier <> tier_target THEN coalesce(old_downgrade_since, ${at}) END AS downgrade_since
        FROM tiered
    ),
    folded AS (
      SELECT graced.*,
             -- The expiry of potential is the dormant limit, hence never before next_stage_at.
             least(
               next_stage_at,
               downgrade_since + ${grace},
               CASE WHEN NOT slowing THEN slowing_after + interval '1 millisecond' END,
               next_purchase_at
             ) AS next_change_at
        FROM graced
      ${FENCE}
    )`
}
