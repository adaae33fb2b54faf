import type { DataSource } from "typeorm"
import type { RetentionCoupon, RetentionCouponRedemption } from "../entities"
import { couponRedemptionSpec, couponSpec } from "./coupon-specs"
import { EntityQuery, type QueryConfig, type QueryRow } from "./entity-query"
import type { QueryFilters } from "./filters"

type Rows<T> = Promise<QueryRow<T>[]>
type Page<T> = Promise<[QueryRow<T>[], number]>

/** Those of the list methods that Query calls for coupons; see {@link EntityQuery} for errors. */
export class QueryableCoupons {
  readonly #coupons: EntityQuery<RetentionCoupon>
  readonly #couponRedemptions: EntityQuery<RetentionCouponRedemption>

  constructor(dataSource: DataSource) {
    this.#coupons = new EntityQuery(dataSource, couponSpec)
    this.#couponRedemptions = new EntityQuery(dataSource, couponRedemptionSpec)
  }

  listRetentionCoupons(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionCoupon> {
    return this.#coupons.list(filters, config)
  }

  listAndCountRetentionCoupons(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionCoupon> {
    return this.#coupons.listAndCount(filters, config)
  }

  retrieveRetentionCoupon(id: string, config?: QueryConfig): Promise<QueryRow<RetentionCoupon>> {
    return this.#coupons.retrieve(id, config)
  }

  listRetentionCouponRedemptions(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Rows<RetentionCouponRedemption> {
    return this.#couponRedemptions.list(filters, config)
  }

  listAndCountRetentionCouponRedemptions(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionCouponRedemption> {
    return this.#couponRedemptions.listAndCount(filters, config)
  }
}
