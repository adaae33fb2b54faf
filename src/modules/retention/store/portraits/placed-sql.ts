import type { Policy } from "../../domain/policy/schema"
import { scopeSql, type Scope } from "../scoring/ledger-sql"
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
export const NEWEST_FIRST = `person_id, created_at DESC, order_id COLLATE "C" DESC`

/**
 * `placed`: the orders of the scope, with what a unit of their currency is worth (null without a
 * rate); `valid`: those that are not cancelled; `newest`: each person's last one, with where they
 * are: `home`, `time_zone`, `time_zone_from`.
 */
export function placedCtes(parameters: SqlParameters, input: PortrayInput): string {
  const { policy, now, scope, zones } = input
  return `
    zones AS (
      SELECT *
        FROM unnest(${parameters.bind([...zones.keys()])}::text[],
                    ${parameters.bind([...zones.values()])}::text[]) AS zone (country_code, name)
    ),
    placed AS (
      SELECT person_id, order_id, display_id, created_at, canceled_at, currency_code, country_code,
             net_amount, paid_total, refunded_total, returned_quantity,
             fulfilled_at, shipped_at, delivered_at,
             promotions <> '[]' OR discount_total > 0 AS is_discounted,
             ${rateSql(parameters, policy)} AS rate
        FROM retention_purchase
       WHERE created_at <= ${parameters.bind(now)}::timestamptz
         AND ${scopeSql(parameters, scope, "person_id")}
    ),
    valid AS (
      SELECT * FROM placed WHERE canceled_at IS NULL
    ),
    last AS (
      SELECT DISTINCT ON (person_id) * FROM placed ORDER BY ${NEWEST_FIRST}
    ),
    homes AS (
      SELECT DISTINCT ON (person_id) person_id, country_code AS home
        FROM valid
       WHERE country_code IS NOT NULL
       ORDER BY ${NEWEST_FIRST}
    ),
    newest AS (
      SELECT last.*, homes.home,
             coalesce(zones.name, ${parameters.bind(policy.time_zone)}::text) AS time_zone,
             CASE WHEN zones.name IS NULL THEN 'policy' ELSE 'country' END AS time_zone_from
        FROM last
        LEFT JOIN homes ON homes.person_id = last.person_id
        LEFT JOIN zones ON zones.country_code = homes.home
    )`
}

/** What a unit of an order's currency is worth in base currency; null where the policy has no rate. */
function rateSql(parameters: SqlParameters, { base_currency, rates }: Policy): string {
  const others = Object.entries(rates).map(
    ([currency, rate]) => `WHEN ${parameters.bind(currency)} THEN ${parameters.bind(rate)}::numeric`
  )
  return `CASE currency_code WHEN ${parameters.bind(base_currency)} THEN 1::numeric ${others.join(" ")} END`
}
