import type { Policy } from "../../domain/policy/schema"
import { rateSql, scopeSql, type Scope } from "../scoring/ledger-sql"
import type { SqlParameters } from "../scoring/sql-parameters"

/** What portraits of some people go by. */
export type PortrayRequest = {
  readonly policy: Policy
  /** Orders after this moment do not exist yet. */
  readonly now: Date
  readonly scope: Scope
}

/** Such a request, with the zones by country that the database knows. */
export type PortrayInput = PortrayRequest & { readonly zones: ReadonlyMap<string, string> }

/** The later of two orders, as the rules say it; ids by their bytes, whatever the collation. */
const NEWEST_FIRST = `created_at DESC, order_id COLLATE "C" DESC`

/**
 * `placed`: the orders of the scope, of each person the newest with `place` 1; with `rate`, what a
 * unit of the currency is worth (null without one), `is_valid` of those that are purchases, how
 * many `purchases` the person has, and where they are: `home`, `time_zone`, `time_zone_from`.
 *
 * All of it by windows over one reading: joins of sets that are made here would be planned blindly.
 */
export function placedCtes(parameters: SqlParameters, input: PortrayInput): string {
  const { policy, now, scope, zones } = input
  return `
    zones AS (
      SELECT *
        FROM unnest(${parameters.bind([...zones.keys()])}::text[],
                    ${parameters.bind([...zones.values()])}::text[]) AS zone (country_code, name)
    ),
    read AS (
      SELECT person_id, order_id, display_id, created_at, canceled_at, currency_code, net_amount,
             paid_total, refunded_total, returned_quantity, fulfilled_at, shipped_at, delivered_at,
             canceled_at IS NULL AS is_valid,
             CASE WHEN canceled_at IS NULL THEN country_code END AS shipped_to,
             promotions <> '[]' OR discount_total > 0 AS is_discounted,
             ${rateSql(parameters, policy)} AS rate
        FROM retention_purchase
       WHERE created_at <= ${parameters.bind(now)}::timestamptz
         AND ${scopeSql(parameters, scope, "person_id")}
    ),
    ranked AS (
      SELECT read.*,
             row_number() OVER (PARTITION BY person_id ORDER BY ${NEWEST_FIRST}) AS place,
             (count(*) FILTER (WHERE is_valid) OVER (PARTITION BY person_id))::integer AS purchases,
             first_value(shipped_to) OVER (
               PARTITION BY person_id ORDER BY shipped_to IS NULL, ${NEWEST_FIRST}
             ) AS home
        FROM read
    ),
    placed AS (
      SELECT ranked.*,
             coalesce(zones.name, ${parameters.bind(policy.time_zone)}::text) AS time_zone,
             CASE WHEN zones.name IS NULL THEN 'policy' ELSE 'country' END AS time_zone_from
        FROM ranked
        LEFT JOIN zones ON zones.country_code = ranked.home
    )`
}
