import type { DataSource } from "typeorm"
import type { OfferInput } from "../../src/modules/retention/domain/coupons/offer"
import type { CouponRequest } from "../../src/modules/retention/domain/coupons/request"
import type { OfferStrategy } from "../../src/modules/retention/domain/coupons/strategy"
import type { PolicyInput } from "../../src/modules/retention/domain/policy/schema"
import type { RetentionCoupon } from "../../src/modules/retention/entities"
import { CouponStore } from "../../src/modules/retention/store/coupons/coupon-store"
import type { CouponRequestInput } from "../../src/modules/retention/store/coupons/parse-request"
import type { ReserveResult } from "../../src/modules/retention/store/coupons/reserve"
import { retryDeadlocks } from "../../src/modules/retention/store/retry-deadlocks"
import { type FixturePurchase, personId } from "./ledger-fixture"
import { SegmentShop } from "./segment-shop"

/** Ten per cent, which any policy allows. */
export const TEN_PER_CENT: OfferInput = { type: "percentage", value: "10" }

/** What was asked for, in short. */
export type Asked = Partial<Omit<CouponRequestInput, "source">> & {
  readonly source?: Partial<CouponRequestInput["source"]>
}

/** What a request came to, by people's names. */
export type Came = {
  readonly issued: string[]
  readonly reused: string[]
  /** Reasons by name. */
  readonly refused: Record<string, string>
}

/** A small scored shop with coupons, without Medusa. */
export class CouponShop extends SegmentShop {
  readonly coupons: CouponStore

  constructor(dataSource: DataSource, now: Date, strategy?: OfferStrategy) {
    super(dataSource, now)
    this.coupons = new CouponStore(dataSource, strategy)
  }

  /** A shop in dollars in which an offer is no reason to wait for the next one. */
  async open(
    purchases: readonly FixturePurchase[],
    { policy = {}, people = [] }: { policy?: PolicyInput; people?: readonly string[] } = {}
  ): Promise<void> {
    const { offers, ...rest } = policy
    await this.fill({ offers: { rest_days: 0, ...offers }, ...rest }, people, purchases)
  }

  /** A request of the source `run` unless told. */
  request({ source, ...asked }: Asked = {}): Promise<CouponRequest> {
    return this.coupons.parse(
      { offer: TEN_PER_CENT, ...asked, source: { type: "manual", id: "run", ...source } },
      this.now
    )
  }

  /** Gives it to people, as a run does. */
  async reserve(names: readonly string[], asked: Asked = {}): Promise<ReserveResult> {
    const request = await this.request(asked)
    const person_ids = names.map(personId)
    const facts = await this.coupons.offerFacts(person_ids, this.now)
    const chosen = await this.coupons.choose(request, facts, this.now)
    const known = new Set(facts.map(({ person_id }) => person_id))
    const unknown = person_ids.filter((id) => !known.has(id))
    const choices = [
      ...chosen,
      ...unknown.map((person_id) => ({ person_id, offer: request.offer })),
    ]
    return this.coupons.reserve(request, choices, this.now)
  }

  /** The same, in a form that is easily compared. */
  async gives(names: readonly string[], asked: Asked = {}): Promise<Came> {
    const { issued, reused, refused } = await this.reserve(names, asked)
    const nameOf = ({ person_id }: { person_id: string }) => person_id.slice(5)
    return {
      issued: issued.map(nameOf),
      reused: reused.map(nameOf),
      refused: Object.fromEntries(refused.map((one) => [nameOf(one), one.reason])),
    }
  }

  /** Somebody's coupons, oldest first, as `state reason`. */
  async states(name: string): Promise<string[]> {
    return (await this.rowsOf(name)).map(({ state, state_reason }) =>
      [state, state_reason].filter((word) => word !== null).join(" ")
    )
  }

  /** Somebody's coupons, oldest first. */
  async rowsOf(name: string): Promise<RetentionCoupon[]> {
    return this.dataSource.query<RetentionCoupon[]>(
      "SELECT * FROM retention_coupon WHERE person_id = $1 ORDER BY issued_at, id",
      [personId(name)]
    )
  }

  /** What Medusa's part would do: everything that is due stands. */
  async goLive(): Promise<void> {
    const live = () =>
      this.dataSource.query(
        `UPDATE retention_coupon
          SET state = CASE state WHEN 'issuing' THEN 'live' ELSE state END, align_due_at = NULL,
              live_at = coalesce(live_at, $1), promotion_id = 'promo_' || id,
              emails = ARRAY[(SELECT email FROM retention_person WHERE id = person_id)]`,
        [this.now]
      )
    await retryDeadlocks(live)
  }

  /**
   * An order that carries a live code, with the redemption and the state that settling makes of it;
   * none of somebody without one.
   */
  async redeem(name: string, amount: string): Promise<void> {
    const [coupon] = (await this.rowsOf(name)).filter(({ state }) => state === "live")
    if (!coupon) {
      return
    }
    await this.dataSource.query(
      `WITH redemption AS (
         INSERT INTO retention_coupon_redemption
         VALUES ($1, 'order_of_' || $1, $2, 'usd', $2, $3, NULL, false))
       UPDATE retention_coupon SET state = 'redeemed', discount_amount = $2, closed_at = $3
        WHERE id = $1`,
      [coupon.id, amount, this.now]
    )
  }

  /** The counters of each source, and the same counted again from the coupons. */
  async counters(): Promise<readonly [kept: unknown, counted: unknown]> {
    const kept = await this.dataSource.query<unknown>(
      `SELECT source_type, source_id, trim_scale(reserved_amount) AS reserved_amount, reserved_count,
              trim_scale(spent_amount) AS spent_amount, spent_count
         FROM retention_coupon_source ORDER BY source_type, source_id`
    )
    const counted = await this.dataSource.query<unknown>(
      `SELECT source.source_type, source.source_id,
              trim_scale(coalesce(sum(coupon.reserved_amount)
                FILTER (WHERE coupon.state IN ('issuing', 'live')), 0)) AS reserved_amount,
              (count(*) FILTER (WHERE coupon.state IN ('issuing', 'live')))::integer AS reserved_count,
              trim_scale(coalesce(sum(coupon.discount_amount), 0)) AS spent_amount,
              (count(*) FILTER (WHERE coupon.state = 'redeemed'))::integer AS spent_count
         FROM retention_coupon_source source
         LEFT JOIN retention_coupon coupon USING (source_type, source_id)
        GROUP BY source.source_type, source.source_id ORDER BY 1, 2`
    )
    return [kept, counted]
  }
}
