import type { RowSet } from "../field"

/** Purchases that count: neither cancelled nor ahead of time. */
const valid = (now: string) => `purchase.canceled_at IS NULL AND purchase.created_at <= ${now}`

/** One row a purchase. */
export const PURCHASES: RowSet = {
  name: "purchases",
  sql: ({ now, amount }) => `
    SELECT purchase.person_id, purchase.created_at AS at, purchase.sales_channel_id,
           purchase.metadata, ${amount} AS amount,
           purchase.promotions <> '[]' OR purchase.discount_total > 0 AS discounted
      FROM retention_purchase purchase
     WHERE ${valid(now)}`,
}

/** One row a line of a purchase. */
export const LINES: RowSet = {
  name: "lines",
  sql: ({ now }) => `
    SELECT purchase.person_id, purchase.created_at AS at, line.product_id
      FROM retention_purchase purchase
      JOIN retention_purchase_line line ON line.order_id = purchase.order_id
     WHERE ${valid(now)}`,
}

/** One row a line with a product that is known, with what the product belongs to. */
export const PRODUCT_LINES: RowSet = {
  name: "product_lines",
  sql: ({ now }) => `
    SELECT purchase.person_id, purchase.created_at AS at, product.collection_id,
           product.category_ids
      FROM retention_purchase purchase
      JOIN retention_purchase_line line ON line.order_id = purchase.order_id
      JOIN retention_product product ON product.product_id = line.product_id
     WHERE ${valid(now)}`,
}

/**
 * One row a purchase with a promotion code. A list and not a row a code: of how many entries JSON
 * has the planner believes a hundred, and plans for a hundred times the purchases.
 */
export const PROMOTIONS: RowSet = {
  name: "promotions",
  sql: ({ now }) => `
    SELECT purchase.person_id, purchase.created_at AS at,
           ARRAY(SELECT promotion ->> 'code'
                   FROM jsonb_array_elements(purchase.promotions) AS promotion) AS codes
      FROM retention_purchase purchase
     WHERE ${valid(now)} AND purchase.promotions <> '[]'`,
}

/** One row a product that somebody looked at: the last time they did. */
export const VIEWS: RowSet = {
  name: "views",
  sql: () => `
    SELECT identity.person_id, viewed.viewed_at AS at, viewed.product_id
      FROM retention_identity identity
      JOIN retention_product_view viewed ON viewed.customer_id = identity.customer_id`,
}

/** One row a person: whether a coupon of theirs is live. */
export const HOLDERS: RowSet = {
  name: "holders",
  sql: () => `
    SELECT owner.person_id, coupon.id IS NOT NULL AS holds
      FROM retention_profile owner
      LEFT JOIN retention_coupon coupon
        ON coupon.person_id = owner.person_id AND coupon.state = 'live'`,
}

/** One row a coupon that could be used at all, with since when. */
export const COUPONS: RowSet = {
  name: "coupons",
  sql: ({ now }) => `
    SELECT coupon.person_id, coupon.live_at AS at
      FROM retention_coupon coupon
     WHERE coupon.live_at <= ${now}`,
}

/** One row an order that stands and carries a coupon's code. */
export const REDEMPTIONS: RowSet = {
  name: "redemptions",
  sql: ({ now }) => `
    SELECT coupon.person_id, redemption.redeemed_at AS at
      FROM retention_coupon coupon
      JOIN retention_coupon_redemption redemption ON redemption.coupon_id = coupon.id
     WHERE redemption.canceled_at IS NULL AND redemption.redeemed_at <= ${now}`,
}

/** One row a live customer record. */
export const RECORDS: RowSet = {
  name: "records",
  sql: () => `
    SELECT identity.person_id, identity.group_ids, identity.metadata
      FROM retention_identity identity`,
}
