import type { Policy } from "../../domain/policy/schema"
import { type Stage, STAGES, type Tier, TIERS } from "../../domain/types"
import type { Statement } from "../scoring/score-sql"
import { SqlParameters } from "../scoring/sql-parameters"

/** One row a segment with members. */
export type ComparedRow = {
  readonly segment_id: string
  readonly people: number
  readonly buyers: number
  readonly revenue: string
  readonly average_order_value: string | null
  readonly orders_per_buyer: number | null
  readonly repurchase_rate: number | null
  readonly rfm_r: number | null
  readonly rfm_f: number | null
  readonly rfm_m: number | null
  readonly tiers: Readonly<Record<Tier | "none", number>>
  readonly stages: Readonly<Record<Stage, number>>
  readonly silence_ms: number | null
  readonly chance_90: number | null
  readonly clv: string | null
  readonly clv_mean: string | null
}

/**
 * What is known of the members of some segments, in one pass over each segment's members, and one
 * over their purchases, of which only those with a rate are counted.
 */
export function comparisonStatement(
  segment_ids: readonly string[],
  policy: Policy,
  now: Date
): Statement {
  const parameters = new SqlParameters()
  const ids = `${parameters.bind(segment_ids)}::text[]`
  const at = `${parameters.bind(now)}::timestamptz`
  const base = parameters.bind(policy.base_currency)
  const rated = parameters.bind([policy.base_currency, ...Object.keys(policy.rates)])
  const text = `
    WITH priced AS (
      SELECT member.segment_id, count(*) AS orders
        FROM retention_segment_member member
        JOIN retention_purchase purchase ON purchase.person_id = member.person_id
       WHERE member.segment_id = ANY (${ids})
         AND purchase.canceled_at IS NULL
         AND purchase.created_at <= ${at}
         AND purchase.currency_code = ANY (${rated}::text[])
       GROUP BY member.segment_id
    ),
    known AS (
      SELECT member.segment_id,
             count(*)::integer AS people,
             (count(*) FILTER (WHERE purchase_count > 0))::integer AS buyers,
             trim_scale(sum(total_revenue)) AS revenue,
             (avg(purchase_count) FILTER (WHERE purchase_count > 0))::double precision
               AS orders_per_buyer,
             (avg((purchase_days > 1)::integer) FILTER (WHERE purchase_count > 0))::double precision
               AS repurchase_rate,
             avg(rfm_r)::double precision AS rfm_r,
             avg(rfm_f)::double precision AS rfm_f,
             avg(rfm_m)::double precision AS rfm_m,
             ${countsSql("coalesce(tier, 'none')", [...TIERS, "none"])} AS tiers,
             ${countsSql("stage", STAGES)} AS stages,
             (extract(epoch FROM ${at} - percentile_disc(0.5)
               WITHIN GROUP (ORDER BY last_purchase_at DESC)) * 1000)::double precision AS silence_ms,
             avg(prediction.chance_90) AS chance_90,
             trim_scale(sum(prediction.clv)) AS clv,
             trim_scale(round(avg(prediction.clv), 4)) AS clv_mean
        FROM retention_segment_member member
        JOIN retention_profile profile ON profile.person_id = member.person_id
        LEFT JOIN retention_prediction prediction
          ON prediction.person_id = member.person_id AND prediction.currency_code = ${base}::text
       WHERE member.segment_id = ANY (${ids})
       GROUP BY member.segment_id
    )
    SELECT known.*,
           trim_scale(round(known.revenue / priced.orders, 4)) AS average_order_value
      FROM known
      LEFT JOIN priced ON priced.segment_id = known.segment_id`
  return { text, values: parameters.values }
}

/** How many people there are, in the first of two segments, the second, and both. $1, $2 segments */
export const OVERLAP = `
  SELECT (SELECT coalesce(sum(people), 0) FROM retention_tally)::integer AS customers,
         (SELECT count(*) FROM retention_segment_member WHERE segment_id = $1)::integer AS one,
         (SELECT count(*) FROM retention_segment_member WHERE segment_id = $2)::integer AS other,
         (
           SELECT count(*)
             FROM retention_segment_member one
             JOIN retention_segment_member other ON other.person_id = one.person_id
            WHERE one.segment_id = $1 AND other.segment_id = $2
         )::integer AS both`

function countsSql(value: string, names: readonly string[]): string {
  const pairs = names.map((name) => `'${name}', count(*) FILTER (WHERE ${value} = '${name}')`)
  return `json_build_object(${pairs.join(", ")})`
}
