import {
  HOUR_SHARE,
  MIN_PURCHASES_FOR_TIME,
  WEEKDAY_SHARE,
} from "../../domain/portrait/preferred-time"
import type { SqlParameters } from "../scoring/sql-parameters"

/**
 * One row a person each, where there is something to tell:
 * - `totals`: purchases, discounted ones, the median of what they came to, and the first of them
 * - `weekday`, `hour`: when they buy, and the purchases that speak for it
 *
 * Shares are compared as doubles, like the rules do, where a quotient that is 0.4 is that number.
 */
export function habitCtes(parameters: SqlParameters): string {
  return `
    totals AS (
      SELECT person_id,
             count(*)::integer AS purchases,
             (count(*) FILTER (WHERE is_discounted))::integer AS discounted,
             trim_scale(percentile_disc(0.5) WITHIN GROUP (ORDER BY net_amount * rate))
               AS usual_basket,
             -- All there is to say of the only one, where there is but one.
             min(order_id) AS order_id,
             min(display_id) AS display_id,
             min(created_at) AS created_at
        FROM valid
       GROUP BY person_id
    ),
    moments AS (
      SELECT totals.person_id, totals.purchases,
             valid.created_at AT TIME ZONE newest.time_zone AS local
        FROM totals
        JOIN newest ON newest.person_id = totals.person_id
        JOIN valid ON valid.person_id = totals.person_id
       WHERE totals.purchases >= ${parameters.bind(MIN_PURCHASES_FOR_TIME)}::integer
    ),
    weekdays AS (
      SELECT person_id, purchases AS of,
             extract(isodow FROM local)::smallint AS weekday,
             count(*)::integer AS purchases,
             rank() OVER (PARTITION BY person_id ORDER BY count(*) DESC) AS place
        FROM moments
       GROUP BY person_id, purchases, extract(isodow FROM local)
    ),
    weekday AS (
      SELECT person_id, min(weekday) AS weekday, min(purchases) AS purchases
        FROM weekdays
       WHERE place = 1
         AND purchases::double precision / of >= ${parameters.bind(WEEKDAY_SHARE)}::double precision
       GROUP BY person_id
      HAVING count(*) = 1
    ),
    hours AS (
      SELECT person_id, purchases AS of,
             ((extract(hour FROM local)::integer + beside + 24) % 24)::smallint AS hour,
             count(*)::integer AS purchases,
             count(*) FILTER (WHERE beside = 0) AS own
        FROM moments
       CROSS JOIN (VALUES (-1), (0), (1)) AS window_of_three (beside)
       GROUP BY 1, 2, 3
    ),
    hour AS (
      SELECT DISTINCT ON (person_id) person_id, hour, purchases
        FROM hours
       WHERE purchases::double precision / of >= ${parameters.bind(HOUR_SHARE)}::double precision
       ORDER BY person_id, purchases DESC, own DESC, hour
    )`
}
