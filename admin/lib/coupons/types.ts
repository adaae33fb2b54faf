import type { Offer, OfferType } from "../../../src/modules/retention/domain/coupons/offer"
import type {
  CouponPreview,
  PreviewPerson,
  RefusalCount,
} from "../../../src/modules/retention/domain/coupons/preview"
import type {
  RefusalDetail,
  RefusalReason,
} from "../../../src/modules/retention/domain/coupons/refusals"
import type {
  CouponRunStatus,
  CouponState,
  StateReason,
} from "../../../src/modules/retention/domain/coupons/states"
import type { Stage, Tier } from "../../../src/modules/retention/domain/types"

export type {
  CouponState,
  Offer,
  OfferType,
  PreviewPerson,
  RefusalCount,
  RefusalDetail,
  RefusalReason,
  StateReason,
}

/** Amounts by currency code in lower case: decimal strings. */
export type Amounts = Readonly<Record<string, string>>

/** In the order that they are offered in. */
export const OFFER_TYPES = [
  "percentage",
  "fixed",
  "free_shipping",
  "buy_get",
] as const satisfies readonly OfferType[]

/** An order that carries a coupon's code. */
export type Redemption = {
  readonly order_id: string
  readonly display_id: number | null
  /** What it took off, in the order's own currency. */
  readonly amount: string
  readonly currency_code: string
  readonly redeemed_at: string
  readonly canceled_at: string | null
  /** It was no longer live, and was honoured all the same. */
  readonly late: boolean
}

/** A row of `GET /admin/retention/coupons`; `GET /admin/retention/coupons/:id` in `coupon`. */
export type Coupon = {
  readonly id: string
  readonly code: string
  readonly person_id: string
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  /** When it was issued. */
  readonly tier: Tier | null
  readonly stage: Stage | null
  readonly source_type: string
  readonly source_id: string
  readonly step: string
  readonly run_id: string | null
  /** Why it was issued, as somebody wrote it. */
  readonly because: string | null
  readonly offer: Offer
  /** What its amounts are in; null where it names none. */
  readonly currency_code: string | null
  readonly state: CouponState
  readonly state_reason: StateReason | null
  readonly starts_at: string | null
  readonly ends_at: string
  readonly issued_at: string
  readonly live_at: string | null
  readonly closed_at: string | null
  /** Base currency: what is set aside for it. */
  readonly reserved_amount: string
  /** Base currency: what its standing orders took off. */
  readonly discount_amount: string
  readonly promotion_id: string | null
  /** What was changed by hand in Medusa: ours and theirs, by field. */
  readonly altered: Readonly<Record<string, readonly [unknown, unknown]>> | null
  /** Why Medusa could not be brought in line. */
  readonly problem: string | null
  readonly redemptions: readonly Redemption[]
}

export const COUPON_ORDERS = ["-issued_at", "ends_at", "-discount_amount"] as const
export type CouponOrder = (typeof COUPON_ORDERS)[number]

/** What `GET /admin/retention/coupons` may be asked for. */
export type CouponQuery = {
  readonly state?: readonly CouponState[]
  readonly source_type?: string
  readonly source_id?: string
  readonly run_id?: string
  readonly person_id?: string
  readonly promotion_id?: string
  /** A part of the code or of the e-mail address. */
  readonly q?: string
  /** Those that somebody should look at. */
  readonly trouble?: boolean
  readonly order?: CouponOrder
  readonly limit?: number
  readonly offset?: number
}

/** How many coupons, and their money: decimal strings in base currency. */
export type CouponTotals = {
  readonly coupons: number
  readonly reserved: string
  readonly discount: string
}

/** `GET /admin/retention/coupons`. */
export type CouponList = {
  readonly coupons: readonly Coupon[]
  readonly count: number
  readonly limit: number
  readonly offset: number
  /** Base currency. */
  readonly currency: string
  readonly totals: {
    readonly by_state: Readonly<Partial<Record<CouponState, CouponTotals>>>
  }
}

/** `POST /admin/retention/coupons/revoke`. */
export type RevokeAnswer = {
  readonly revoked: number
  readonly refused: readonly { readonly coupon_id: string; readonly reason: string }[]
}

/** To whom a run issues; a thousand people at most. */
export type CouponTarget =
  { readonly person_ids: readonly string[] } | { readonly segment_id: string }

/** How much a source may give away: base currency, and coupons; null is without limit. */
export type Budget = {
  readonly amount?: string | null
  readonly count?: number | null
}

/** `POST /admin/retention/coupons/preview`. */
export type IssueRequest = {
  readonly target: CouponTarget
  readonly offer: Offer
  /** Until the end of the day so many days after today; not with `ends_at`. */
  readonly valid_days?: number
  readonly ends_at?: string
  readonly starts_at?: string
  readonly budget?: Budget
  readonly source_id?: string
}

/** `POST /admin/retention/coupons`: what is issued twice under one `source_id` is issued once. */
export type IssueOrder = IssueRequest & {
  readonly source_id: string
  readonly because?: string
}

export type Decision = PreviewPerson["decision"]

/** The answer to {@link IssueRequest}. */
export type IssuePreview = CouponPreview<string>

export type RunStatus = CouponRunStatus

/** `GET /admin/retention/coupons/runs/:id` in `run`, and a row of the list of runs. */
export type CouponRun = {
  readonly id: string
  readonly status: RunStatus
  readonly source_type: string
  readonly source_id: string
  readonly step: string
  readonly target: CouponTarget
  /** Null unless it is to a segment that there still is. */
  readonly segment_name: string | null
  readonly offer: Offer
  readonly because: string | null
  /** To be gone through. */
  readonly people: number
  readonly issued: number
  readonly reused: number
  readonly refused: readonly RefusalCount[]
  /** Base currency, of its source. */
  readonly reserved_amount: string
  readonly spent_amount: string
  readonly currency_code: string
  readonly starts_at: string | null
  readonly ends_at: string
  readonly problem: string | null
  readonly created_at: string
  readonly finished_at: string | null
}

/** `GET /admin/retention/coupons/runs`: newest first. */
export type CouponRunList = {
  readonly runs: readonly CouponRun[]
  readonly count: number
  readonly limit: number
  readonly offset: number
}

/** A row of `GET /admin/retention/coupons/runs/:id/refusals`. */
export type RunRefusal = {
  readonly person_id: string
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly reason: RefusalReason
  readonly detail: RefusalDetail
  readonly at: string
}

export type RunRefusalList = {
  readonly refusals: readonly RunRefusal[]
  readonly count: number
  readonly limit: number
  readonly offset: number
}
