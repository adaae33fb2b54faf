/** What a coupon may be in. */
export const COUPON_STATES = ["issuing", "live", "redeemed", "expired", "revoked"] as const
/**
 * `issuing`: ours, and not yet known to be in Medusa. `live`: may be used. `redeemed`: an order that
 * stands carries it. `expired` and `revoked`: may not be used, and never was, or not any more.
 */
export type CouponState = (typeof COUPON_STATES)[number]

/** The states of which a person has one coupon at most. */
export const HELD_STATES = ["issuing", "live"] as const satisfies readonly CouponState[]

/** Why a coupon was revoked. */
export const STATE_REASONS = [
  /** By a better one, or by a later step of its source. */
  "replaced",
  "by_hand",
  /** Its promotion was deleted in Medusa. */
  "deleted_by_hand",
  /** Nothing carries the person any more. */
  "person_gone",
  /** Never handed out: the run that issued it came to nothing. */
  "withdrawn",
] as const
export type StateReason = (typeof STATE_REASONS)[number]

/** Where a run stands that issues to many. */
export const COUPON_RUN_STATUSES = ["running", "done", "stopped", "failed"] as const
export type CouponRunStatus = (typeof COUPON_RUN_STATUSES)[number]

/** Who gives a coupon away: a run by hand, a campaign, a developer's own. */
export type CouponSource = {
  /** Lower case with digits and underlines, such as `manual`. */
  readonly type: string
  readonly id: string
  /** One source may give a person several, one after another; empty where it has no steps. */
  readonly step: string
}
