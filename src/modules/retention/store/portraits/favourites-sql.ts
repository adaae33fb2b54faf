import { FAVOURITE_PRODUCTS } from "../../domain/portrait/favourites"
import type { SqlParameters } from "../scoring/sql-parameters"

/** The favourite first: in most purchases, the dearest, bought last, the smaller id. */
const favouriteFirst = (id: string) =>
  `count(*) DESC, sum(revenue) DESC, max(created_at) DESC, ${id} COLLATE "C"`

/**
 * One row a person each, where there is something to tell:
 * - `items`: the median of the pieces of a purchase
 * - `favourites`: the ids of the favourite products, and their purchases by id
 * - `category`: the favourite of the categories that products stand in themselves
 */
export function favouriteCtes(parameters: SqlParameters): string {
  return `
    bought AS (
      SELECT valid.person_id, valid.order_id, valid.created_at, line.product_id,
             sum(line.quantity) AS quantity,
             coalesce(sum(line.amount * valid.rate), 0) AS revenue
        FROM valid
        JOIN retention_purchase_line line ON line.order_id = valid.order_id
       GROUP BY valid.person_id, valid.order_id, valid.created_at, line.product_id
    ),
    items AS (
      SELECT person_id,
             trim_scale(percentile_disc(0.5) WITHIN GROUP (ORDER BY quantity)) AS usual_items
        FROM (SELECT person_id, sum(quantity) AS quantity
                FROM bought GROUP BY person_id, order_id) baskets
       GROUP BY person_id
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
    favourites AS (
      SELECT person_id,
             array_agg(product_id ORDER BY place) AS product_ids,
             jsonb_object_agg(product_id, purchases) AS purchases
        FROM products
       WHERE place <= ${parameters.bind(FAVOURITE_PRODUCTS)}::integer
       GROUP BY person_id
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
    category AS (
      SELECT person_id, category_id, purchases FROM categories WHERE place = 1
    )`
}
