/** What is kept of the newest order and of the only purchase, and the aggregate that picks it. */
const ORDER_COLUMNS = ["order_id", "display_id", "created_at"] as const

const NEWEST_COLUMNS = [
  ...ORDER_COLUMNS,
  "canceled_at",
  "currency_code",
  "paid_total",
  "refunded_total",
  "returned_quantity",
  "fulfilled_at",
  "shipped_at",
  "delivered_at",
] as const

/**
 * `totals`: one row for each person with an order: purchases, discounted ones, the median of what
 * they came to, where the person is, and the newest order as `newest_…`. `only_…` is the only
 * purchase where there is but one.
 */
export function totalsCte(): string {
  // Of a single row any aggregate is its value.
  const newest = NEWEST_COLUMNS.map(
    (column) => `max(${column}) FILTER (WHERE place = 1) AS newest_${column}`
  )
  const only = ORDER_COLUMNS.map(
    (column) => `max(${column}) FILTER (WHERE is_valid) AS only_${column}`
  )
  return `
    totals AS (
      SELECT person_id,
             max(purchases) AS purchases,
             (count(*) FILTER (WHERE is_valid AND is_discounted))::integer AS discounted,
             trim_scale(percentile_disc(0.5) WITHIN GROUP (ORDER BY net_amount * rate)
                          FILTER (WHERE is_valid)) AS usual_basket,
             max(home) AS home,
             max(time_zone) AS time_zone,
             max(time_zone_from) AS time_zone_from,
             ${[...newest, ...only].join(",\n             ")}
        FROM placed
       GROUP BY person_id
    )`
}
