import type { EntityManager } from "typeorm"
import type { CountedCoupon } from "../../domain/coupons/discount"
import type { CouponToSettle } from "../../domain/coupons/settlement"

/** A coupon to settle, with all orders that carry it, or did before they were edited. */
export type CarriedCoupon = CouponToSettle &
  CountedCoupon & {
    readonly id: string
    readonly person_id: string
    readonly orders: readonly CarryingOrder[]
  }

/** An order that carries a coupon's code; one that does not any more takes nothing off. */
export type CarryingOrder = {
  readonly order_id: string
  readonly amount: string
  readonly currency_code: string
  readonly redeemed_at: Date
  readonly canceled_at: Date | null
}

/** A code may have been renamed in Medusa since: its promotion is the same. */
const IS_ITS = "(c.code = promotion ->> 'code' OR c.promotion_id = promotion ->> 'promotion_id')"

/** The coupons that the orders carry or carried, each with all of its orders. */
export async function carriedCoupons(
  manager: EntityManager,
  order_ids: readonly string[]
): Promise<CarriedCoupon[]> {
  const found = await manager.query<{ id: string }[]>(
    `SELECT c.id FROM retention_purchase p
       CROSS JOIN LATERAL jsonb_array_elements(p.promotions) AS promotion
       JOIN retention_coupon c ON ${IS_ITS}
      WHERE p.order_id = ANY($1::text[])
      UNION
     SELECT coupon_id FROM retention_coupon_redemption WHERE order_id = ANY($1::text[])`,
    [order_ids]
  )
  const ids = found.map(({ id }) => id)
  const coupons = await manager.query<Omit<CarriedCoupon, "orders">[]>(COUPONS, [ids])
  const orders = await manager.query<(CarryingOrder & { readonly coupon_id: string })[]>(ORDERS, [
    order_ids,
    ids,
  ])
  return coupons.map((coupon) => ({
    ...coupon,
    orders: orders.filter(({ coupon_id }) => coupon_id === coupon.id),
  }))
}

const COUPONS = `
  SELECT c.id, c.person_id, c.state, c.state_reason, c.starts_at, c.ends_at, c.closed_at,
         c.reserved_amount, source.currency_code AS counts_in, EXISTS (
           SELECT FROM retention_coupon other WHERE other.person_id = c.person_id
              AND other.id <> c.id AND other.state IN ('issuing', 'live')) AS holds_another
    FROM retention_coupon c JOIN retention_coupon_source source USING (source_type, source_id)
   WHERE c.id = ANY($1::text[]) ORDER BY c.id`

/** Of an order that is gone stays what was known of it: nobody said that it was cancelled. */
const ORDERS = `
  WITH carried AS (
    SELECT c.id AS coupon_id, p.order_id, trim_scale(sum((promotion ->> 'amount')::numeric)) AS amount
      FROM (
        SELECT unnest($1::text[]) AS order_id
         UNION
        SELECT order_id FROM retention_coupon_redemption WHERE coupon_id = ANY($2::text[])
      ) AS known
      JOIN retention_purchase p USING (order_id)
     CROSS JOIN LATERAL jsonb_array_elements(p.promotions) AS promotion
      JOIN retention_coupon c ON c.id = ANY($2::text[]) AND ${IS_ITS}
     GROUP BY c.id, p.order_id
  ), known AS (
    SELECT coupon_id, order_id, coalesce(amount, 0) AS amount, NULL AS currency_code,
           NULL::timestamptz AS redeemed_at, NULL::timestamptz AS canceled_at
      FROM carried
     UNION ALL
    SELECT coupon_id, order_id, 0, currency_code, redeemed_at, canceled_at
      FROM retention_coupon_redemption r
     WHERE coupon_id = ANY($2::text[]) AND NOT EXISTS (
       SELECT FROM carried WHERE carried.coupon_id = r.coupon_id AND carried.order_id = r.order_id)
  )
  SELECT known.coupon_id, known.order_id, known.amount,
         coalesce(p.currency_code, known.currency_code) AS currency_code,
         coalesce(p.created_at, known.redeemed_at) AS redeemed_at,
         CASE WHEN p.order_id IS NULL THEN known.canceled_at ELSE p.canceled_at END AS canceled_at
    FROM known LEFT JOIN retention_purchase p USING (order_id)
   ORDER BY redeemed_at, order_id`
