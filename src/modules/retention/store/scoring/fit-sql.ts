import { BANDS, type Band, type Limits } from "../../domain/types"
import { daysSql, factsCte, spacedCte, todaySql, type LedgerView } from "./ledger-sql"
import type { Statement } from "./score-sql"
import { SqlParameters } from "./sql-parameters"

/** Where RFM scores change. */
const FIFTHS = "ARRAY[0.2, 0.4, 0.6, 0.8]"

/** One row: what {@link cutsStatement} finds. Decimals and counts arrive as strings. */
export type CutsRow = {
  readonly buyers: number
  readonly history_days: number
  readonly high_value_cut: string | null
  readonly mid_value_cut: string | null
  readonly median_basket: string | null
  readonly silence_cuts: readonly string[] | null
  readonly frequency_cuts: readonly number[] | null
  readonly monetary_cuts: readonly string[] | null
}

/** The cut points over all buyers at the view's moment, in one pass over the ledger. */
export function cutsStatement(view: LedgerView): Statement {
  const parameters = new SqlParameters()
  const { tier } = view.policy
  const at = `${parameters.bind(view.at)}::timestamptz`
  const text = `
    WITH ${spacedCte(parameters, view, { kind: "all" })},
    ${factsCte(parameters, view, { dormantDays: 0 })}
    SELECT count(*)::integer AS buyers,
           coalesce(floor(extract(epoch FROM ${at} - min(first_purchase_at)) / 86400), 0)::integer
             AS history_days,
           percentile_disc(${parameters.bind(tier.high_value_percentile)}::double precision)
             WITHIN GROUP (ORDER BY window_revenue) AS high_value_cut,
           percentile_disc(${parameters.bind(tier.mid_value_percentile)}::double precision)
             WITHIN GROUP (ORDER BY window_revenue) AS mid_value_cut,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY basket) AS median_basket,
           percentile_disc(${FIFTHS})
             WITHIN GROUP (ORDER BY extract(epoch FROM ${at} - last_purchase_at))::text[] AS silence_cuts,
           percentile_disc(${FIFTHS}) WITHIN GROUP (ORDER BY window_purchase_days) AS frequency_cuts,
           -- As text: the driver would read an array of decimals as floats.
           percentile_disc(${FIFTHS}) WITHIN GROUP (ORDER BY window_revenue)::text[] AS monetary_cuts
      FROM facts`
  return { text, values: parameters.values }
}

/** How often each gap between two purchase days of one person ended in the policy's gap window. */
export function gapsStatement(view: LedgerView): Statement {
  const parameters = new SqlParameters()
  const spaced = spacedCte(parameters, view, { kind: "all" })
  const text = `
    WITH ${spaced}
    SELECT day - previous_day AS value, count(*)::integer AS count
      FROM spaced
     WHERE previous_day < day
       AND day > ${todaySql(parameters, view)} - ${parameters.bind(view.policy.stage.gap_window_days)}::integer
     GROUP BY 1
     ORDER BY 1`
  return { text, values: parameters.values }
}

/** One row a band of {@link bandsStatement}. */
export type BandRow = {
  readonly band: Band
  readonly people: number
  readonly returned: number
}

/** The days that the ledger spanned at a moment; null without purchases. */
export function historyStatement(view: LedgerView): Statement {
  const parameters = new SqlParameters()
  const at = `${parameters.bind(view.at)}::timestamptz`
  const text = `
    SELECT coalesce(floor(extract(epoch FROM ${at} - min(created_at)) / 86400), 0)::integer AS history_days
      FROM retention_purchase
     WHERE created_at <= ${at}
       AND (canceled_at IS NULL OR canceled_at > ${at})`
  return { text, values: parameters.values }
}

/**
 * The buyers of a past day by their silence then, and how many of them bought since.
 * Purchases that were cancelled after that day count as silence-breaking then, not as a return.
 */
export function bandsStatement(asOf: Date, now: Date, limits: Limits): Statement {
  const parameters = new SqlParameters()
  const then = `${parameters.bind(asOf)}::timestamptz`
  const until = `${parameters.bind(now)}::timestamptz`
  const [active, atRisk, dormant, lost] = BANDS.map((band) => `${parameters.bind(band)}::text`)
  const text = `
    WITH people AS (
      SELECT max(created_at) FILTER (
               WHERE created_at <= ${then} AND (canceled_at IS NULL OR canceled_at > ${then})
             ) AS last_purchase_at,
             coalesce(bool_or(created_at > ${then} AND canceled_at IS NULL), FALSE) AS returned
        FROM retention_purchase
       WHERE created_at <= ${until}
       GROUP BY person_id
    )
    SELECT CASE
             WHEN last_purchase_at + ${daysSql(parameters, limits.lost)} <= ${then} THEN ${lost}
             WHEN last_purchase_at + ${daysSql(parameters, limits.dormant)} <= ${then} THEN ${dormant}
             WHEN last_purchase_at + ${daysSql(parameters, limits.at_risk)} <= ${then} THEN ${atRisk}
             ELSE ${active}
           END AS band,
           count(*)::integer AS people,
           (count(*) FILTER (WHERE returned))::integer AS returned
      FROM people
     WHERE last_purchase_at IS NOT NULL
     GROUP BY 1`
  return { text, values: parameters.values }
}
