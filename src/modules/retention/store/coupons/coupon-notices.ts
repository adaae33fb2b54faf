import type { DataSource } from "typeorm"
import type { CouponState, StateReason } from "../../domain/coupons/states"

/** What others are told of a coupon. */
export type CouponNotice = {
  readonly coupon_id: string
  readonly code: string
  readonly person_id: string
  /** Medusa's ids of the person's live customer records. */
  readonly customer_ids: readonly string[]
  readonly source_type: string
  readonly source_id: string
  readonly step: string
  readonly state: CouponState
  readonly state_reason: StateReason | null
  readonly ends_at: Date
}

/** What events tell of coupons. */
export class CouponNotices {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** Of some coupons, in the order of their ids; those that are not there are left out. */
  of(coupon_ids: readonly string[]): Promise<CouponNotice[]> {
    return this.#dataSource.query<CouponNotice[]>(
      `SELECT c.id AS coupon_id, c.code, c.person_id, c.source_type, c.source_id, c.step, c.state,
         c.state_reason, c.ends_at, ARRAY(
           SELECT customer_id FROM retention_identity WHERE person_id = c.person_id ORDER BY 1
         ) AS customer_ids
       FROM retention_coupon c WHERE c.id = ANY($1::text[]) ORDER BY c.id`,
      [coupon_ids]
    )
  }
}
