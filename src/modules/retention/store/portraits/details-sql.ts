import { FAVOURITE_PRODUCTS } from "../../domain/portrait/favourites"
import {
  HOUR_SHARE,
  MIN_PURCHASES_FOR_TIME,
  WEEKDAY_SHARE,
} from "../../domain/portrait/preferred-time"
import type { SqlParameters } from "../scoring/sql-parameters"

/** What is found apart from totals, by name and type. */
const DETAILS = {
  usual_items: "numeric",
  product_ids: "text[]",
  /** Purchases by product, an object of JSON. */
  product_purchases: "text",
  category_id: "text",
  category_purchases: "integer",
  weekday: "smallint",
  weekday_purchases: "integer",
  hour: "smallint",
  hour_purchases: "integer",
} as const
type Detail = keyof typeof DETAILS

/** The favourite first: in most purchases, the dearest, bought last, the smaller id. */
const favouriteFirst = (id: string) =>
  `count(*) DESC, sum(revenue) DESC, max(created_at) DESC, ${id} COLLATE "C"`

/**
 * `details`: one row for each person of whom anything of {@link DETAILS} is known. Each is found by
 * itself, and all are put together by grouping: Postgres knows nothing of how many rows such sets
 * have, and would join them one by one.
 */
export function detailCtes(parameters: SqlParameters): string {
  const shareOf = (share: number) =>
    `purchases::double precision / of_purchases >= ${parameters.bind(share)}::double precision`
  return `
    bought AS (
      SELECT placed.person_id, placed.order_id, placed.created_at, line.product_id,
             sum(line.quantity) AS quantity,
             coalesce(sum(line.amount * placed.rate), 0) AS revenue
        FROM placed
        JOIN retention_purchase_line line ON line.order_id = placed.order_id
       WHERE placed.is_valid
       GROUP BY placed.person_id, placed.order_id, placed.created_at, line.product_id
    ),
    baskets AS (
      SELECT person_id, sum(quantity) AS quantity FROM bought GROUP BY person_id, order_id
    ),
    products AS (
      SELECT person_id, product_id, count(*) AS purchases,
             row_number() OVER (
               PARTITION BY person_id ORDER BY ${favouriteFirst("product_id")}
             ) AS place
        FROM bought
       WHERE product_id IS NOT NULL
       GROUP BY person_id, product_id
    ),
    -- A purchase of two products of a category is one purchase from it.
    visits AS (
      SELECT person_id, order_id, created_at, category_id, sum(revenue) AS revenue
        FROM bought
        JOIN retention_product product ON product.product_id = bought.product_id
       CROSS JOIN unnest(product.own_category_ids) AS own (category_id)
       GROUP BY person_id, order_id, created_at, category_id
    ),
    categories AS (
      SELECT person_id, category_id, count(*) AS purchases,
             row_number() OVER (
               PARTITION BY person_id ORDER BY ${favouriteFirst("category_id")}
             ) AS place
        FROM visits
       GROUP BY person_id, category_id
    ),
    moments AS (
      SELECT person_id, purchases AS of_purchases, created_at AT TIME ZONE time_zone AS local
        FROM placed
       WHERE is_valid
         AND purchases >= ${parameters.bind(MIN_PURCHASES_FOR_TIME)}::integer
    ),
    weekdays AS (
      SELECT person_id, of_purchases, extract(isodow FROM local) AS weekday,
             count(*) AS purchases,
             rank() OVER (PARTITION BY person_id ORDER BY count(*) DESC) AS place
        FROM moments
       GROUP BY person_id, of_purchases, extract(isodow FROM local)
    ),
    clock AS (
      SELECT person_id, of_purchases, extract(hour FROM local)::integer AS hour,
             count(*) AS purchases
        FROM moments
       GROUP BY person_id, of_purchases, extract(hour FROM local)
    ),
    hours AS (
      SELECT person_id, of_purchases, (hour + beside + 24) % 24 AS hour,
             sum(purchases) AS purchases,
             row_number() OVER (
               PARTITION BY person_id
               ORDER BY sum(purchases) DESC, sum(purchases) FILTER (WHERE beside = 0) DESC NULLS LAST,
                        (hour + beside + 24) % 24
             ) AS place
        FROM clock
       CROSS JOIN (VALUES (-1), (0), (1)) AS three (beside)
       GROUP BY person_id, of_purchases, (hour + beside + 24) % 24
    ),
    details AS (
      SELECT person_id, ${names()
        .map((name) => `max(${name}) AS ${name}`)
        .join(", ")}
        FROM (
          ${part(
            { usual_items: "percentile_disc(0.5) WITHIN GROUP (ORDER BY quantity)" },
            "FROM baskets GROUP BY person_id"
          )}
          UNION ALL
          ${part(
            {
              product_ids: "array_agg(product_id ORDER BY place)",
              product_purchases: "jsonb_object_agg(product_id, purchases)",
            },
            `FROM products WHERE place <= ${parameters.bind(FAVOURITE_PRODUCTS)}::integer
            GROUP BY person_id`
          )}
          UNION ALL
          ${part(
            { category_id: "category_id", category_purchases: "purchases" },
            "FROM categories WHERE place = 1"
          )}
          UNION ALL
          ${part(
            { weekday: "min(weekday)", weekday_purchases: "min(purchases)" },
            `FROM weekdays WHERE place = 1 AND ${shareOf(WEEKDAY_SHARE)}
            GROUP BY person_id HAVING count(*) = 1`
          )}
          UNION ALL
          ${part(
            { hour: "hour", hour_purchases: "purchases" },
            `FROM hours WHERE place = 1 AND ${shareOf(HOUR_SHARE)}`
          )}
        ) AS part
       GROUP BY person_id
    )`
}

/** A row of {@link DETAILS} in which only some are known. */
function part(known: Partial<Record<Detail, string>>, from: string): string {
  const columns = names().map((name) => `(${known[name] ?? "NULL"})::${DETAILS[name]} AS ${name}`)
  return `SELECT person_id, ${columns.join(", ")} ${from}`
}

function names(): Detail[] {
  return Object.keys(DETAILS) as Detail[]
}
