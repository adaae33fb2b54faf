import type { DataSource } from "typeorm"
import type { CartCoupon } from "../../domain/coupons/cart-facts"

const COLUMNS = `c.id, c.code, c.promotion_id, c.state, c.state_reason, c.starts_at, c.ends_at, c.offer,
       c.currency_code, c.emails, c.altered, p.email AS person_email`

/**
 * Coupons as checkouts ask for them: each question is one look into a unique index, however many
 * coupons there are.
 */
export class CartLookup {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** Those of the codes that are ours. @param codes in upper case */
  byCodes(codes: readonly string[]): Promise<CartCoupon[]> {
    return this.#find("code", codes)
  }

  /** Those that Medusa's promotions were made for. */
  byPromotions(promotionIds: readonly string[]): Promise<CartCoupon[]> {
    return this.#find("promotion_id", promotionIds)
  }

  async #find(column: "code" | "promotion_id", values: readonly string[]): Promise<CartCoupon[]> {
    return values.length === 0
      ? []
      : this.#dataSource.query<CartCoupon[]>(
          `SELECT ${COLUMNS}
             FROM retention_coupon c LEFT JOIN retention_person p ON p.id = c.person_id
            WHERE c.${column} = ANY($1::text[])`,
          [[...new Set(values)]]
        )
  }
}
