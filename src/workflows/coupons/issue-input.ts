import type { RetentionCoupon } from "../../modules/retention/entities"
import type { OfferInput } from "../../modules/retention/domain/coupons/offer"
import type { Refusal } from "../../modules/retention/domain/coupons/refusals"
import type { CouponRequestInput } from "../../modules/retention/store/coupons/parse-request"

/** Input of `issueCouponsWorkflow`. */
export type IssueCouponsInput = Pick<
  CouponRequestInput,
  "source" | "valid_days" | "because" | "run_id"
> & {
  /** Whom to give one, up to 1,000; these or `customer_ids`. */
  readonly person_ids?: readonly string[] | undefined
  /** The same by customer records of Medusa's. */
  readonly customer_ids?: readonly string[] | undefined
  /** What it gives, amounts by currency. */
  readonly offer: OfferInput
  /** The last moment at which it may be used; not with `valid_days`. */
  readonly ends_at?: Date | string | undefined
  /** Not before this; at once when left out. */
  readonly starts_at?: Date | string | null | undefined
}

/** What issuing came to. */
export type IssueCouponsOutput = {
  /** New ones: `live`, or `issuing` where Medusa could not be told yet and is told later. */
  readonly issued: readonly RetentionCoupon[]
  /** Given by the same source and step before, and still live. */
  readonly reused: readonly RetentionCoupon[]
  readonly refused: readonly Refusal[]
}
