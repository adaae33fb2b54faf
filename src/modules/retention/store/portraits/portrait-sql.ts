import { PORTRAIT_SIGNALS } from "../../domain/portrait/types"
import { scopeSql } from "../scoring/ledger-sql"
import type { Statement } from "../scoring/score-sql"
import { SqlParameters } from "../scoring/sql-parameters"
import { detailCtes } from "./details-sql"
import { placedCtes, type PortrayInput } from "./placed-sql"
import { signalColumns } from "./signals-sql"
import { totalsCte } from "./totals-sql"

/** One row: what {@link portraitStatement} did. */
export type PortrayCounts = {
  /** People with an order. */
  readonly portrayed: number
  /** Portraits that were new, other than before, or of nobody with an order any more. */
  readonly written: number
}

/** All columns but the key. */
const COLUMNS = [
  "purchases",
  "discounted_purchases",
  "discount_affinity",
  "favourite_category_id",
  "favourite_product_ids",
  "preferred_weekday",
  "preferred_hour",
  "country_code",
  "time_zone",
  "time_zone_from",
  "usual_basket",
  "currency_code",
  "usual_items",
  "signals",
  "evidence",
] as const

/**
 * Portrays the people of the scope: writes what is new or differs, and takes away the portraits of
 * those without an order. `domain/portrait` is its specification; a property test holds the two
 * equal. Returns one row, {@link PortrayCounts}.
 */
export function portraitStatement(input: PortrayInput): Statement {
  const parameters = new SqlParameters()
  const list = COLUMNS.join(", ")
  const text = `
    WITH ${placedCtes(parameters, input)},
    ${totalsCte()},
    ${detailCtes(parameters)},
    ${portrayedCte(parameters, input)},
    changed AS (
      SELECT portrayed.*, stored.person_id IS NOT NULL AS is_stored
        FROM portrayed
        LEFT JOIN retention_portrait stored
          ON stored.person_id = portrayed.person_id
         -- The scope again: the planner does not carry a range over to the other side of a join.
         AND ${scopeSql(parameters, input.scope, "stored.person_id")}
       WHERE stored.person_id IS NULL
          OR (${COLUMNS.map((column) => `portrayed.${column}`).join(", ")})
             IS DISTINCT FROM
             (${COLUMNS.map((column) => `stored.${column}`).join(", ")})
    ),
    -- Apart from the insert: an upsert would look every known row up twice.
    updated AS (
      UPDATE retention_portrait portrait
         SET ${COLUMNS.map((column) => `${column} = changed.${column}`).join(", ")}
        FROM changed
       WHERE changed.is_stored AND portrait.person_id = changed.person_id
      RETURNING portrait.person_id
    ),
    inserted AS (
      INSERT INTO retention_portrait (person_id, ${list})
      SELECT person_id, ${list} FROM changed WHERE NOT is_stored
      RETURNING person_id
    ),
    removed AS (
      DELETE FROM retention_portrait portrait
       WHERE ${scopeSql(parameters, input.scope, "portrait.person_id")}
         AND NOT EXISTS (SELECT FROM portrayed WHERE portrayed.person_id = portrait.person_id)
      RETURNING portrait.person_id
    )
    SELECT (SELECT count(*) FROM portrayed)::integer AS portrayed,
           ((SELECT count(*) FROM updated) + (SELECT count(*) FROM inserted)
             + (SELECT count(*) FROM removed))::integer AS written`
  return { text, values: parameters.values }
}

/** `portrayed`: one row for each person with an order, as it should stand in the table. */
function portrayedCte(parameters: SqlParameters, input: PortrayInput): string {
  const signals = signalColumns(parameters, input)
  const habits = [
    part("favourite_category", counted("details.category_purchases")),
    part("favourite_products", "details.product_purchases::jsonb"),
    part("preferred_weekday", counted("details.weekday_purchases")),
    part("preferred_hour", counted("details.hour_purchases")),
  ]
  return `
    found AS (
      SELECT totals.person_id,
             totals.purchases,
             totals.discounted AS discounted_purchases,
             trim_scale(round(totals.discounted::numeric / nullif(totals.purchases, 0), 4))
               AS discount_affinity,
             details.category_id AS favourite_category_id,
             coalesce(details.product_ids, '{}') AS favourite_product_ids,
             details.weekday AS preferred_weekday,
             details.hour AS preferred_hour,
             totals.home AS country_code,
             totals.time_zone,
             totals.time_zone_from,
             totals.usual_basket,
             ${parameters.bind(input.policy.base_currency)}::text AS currency_code,
             trim_scale(details.usual_items) AS usual_items,
             ${habits.join(" || ")} AS habits,
             ${PORTRAIT_SIGNALS.map((name) => `${signals[name]} AS ${name}`).join(", ")}
        FROM totals
        LEFT JOIN details ON details.person_id = totals.person_id
      -- Keeps the planner from computing each signal once more wherever it is named.
      OFFSET 0
    ),
    portrayed AS (
      SELECT found.*,
             array_remove(ARRAY[${PORTRAIT_SIGNALS.map(
               (name) => `CASE WHEN ${name} IS NOT NULL THEN '${name}' END`
             ).join(", ")}]::text[], NULL) AS signals,
             habits || ${PORTRAIT_SIGNALS.map((name) => part(name, name)).join(" || ")} AS evidence
        FROM found
    )`
}

/** How many purchases speak for something, null where nothing is there to speak for. */
const counted = (purchases: string) =>
  `CASE WHEN ${purchases} IS NOT NULL THEN jsonb_build_object('purchases', ${purchases}) END`

/** An object with one field, or with none where its value is null. */
const part = (name: string, value: string) =>
  `CASE WHEN ${value} IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('${name}', ${value}) END`
