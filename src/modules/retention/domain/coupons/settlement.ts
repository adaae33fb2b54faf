import type { CouponState, StateReason } from "./states"

/** An order that carries a coupon's code. */
export type CarriedBy = {
  /** When the order was placed. */
  readonly redeemed_at: Date
  readonly canceled_at: Date | null
}

/** A coupon whose orders changed. */
export type CouponToSettle = {
  readonly state: CouponState
  /** Of one that was revoked: kept while an order stands that was placed all the same. */
  readonly state_reason: StateReason | null
  readonly starts_at: Date | null
  readonly ends_at: Date
  readonly closed_at: Date | null
  /** True where the person holds another one by now. */
  readonly holds_another: boolean
}

/** What has become of a coupon. */
export type Settlement = {
  readonly state: CouponState
  readonly state_reason: StateReason | null
}

/**
 * True when a coupon was not live when the order was placed: before its start, after its end, or
 * after it was revoked. Medusa took it off all the same, as where a payment's own word completes a
 * cart.
 */
export function isLate(
  { state, state_reason, starts_at, ends_at, closed_at }: CouponToSettle,
  placed_at: Date
): boolean {
  const wasRevoked = state === "revoked" || state_reason !== null
  return (
    (starts_at !== null && placed_at < starts_at) ||
    placed_at > ends_at ||
    (wasRevoked && closed_at !== null && placed_at > closed_at)
  )
}

/**
 * What a coupon is by the orders that carry it. One that stands redeems it, late or not: the
 * discount was given. With the last one cancelled it is given back as long as it may still be
 * used; else it is again what it was, or ended. Where no order is known any more it stays used:
 * nobody said that it was cancelled.
 *
 * @param orders all that carry its code, or did before they were edited
 */
export function settlementOf(
  coupon: CouponToSettle,
  orders: readonly CarriedBy[],
  now: Date
): Settlement {
  const { state, state_reason, ends_at } = coupon
  if (orders.some(({ canceled_at }) => canceled_at === null)) {
    return { state: "redeemed", state_reason }
  }
  if (state !== "redeemed" || orders.length === 0) {
    return { state, state_reason }
  }
  if (state_reason !== null) {
    return { state: "revoked", state_reason }
  }
  if (now > ends_at) {
    return { state: "expired", state_reason: null }
  }
  return coupon.holds_another
    ? { state: "revoked", state_reason: "replaced" }
    : { state: "live", state_reason: null }
}

/** A coupon among others, with its orders. */
export type CouponWithOrders = CouponToSettle & {
  readonly person_id: string
  readonly orders: readonly CarriedBy[]
}

/**
 * The same for coupons that are settled together: of one person's only one comes alive again, the
 * one that ends last.
 */
export function settleTogether<Coupon extends CouponWithOrders>(
  coupons: readonly Coupon[],
  now: Date
): { readonly coupon: Coupon; readonly next: Settlement }[] {
  const holders = new Set<string>()
  return [...coupons]
    .sort((a, b) => b.ends_at.getTime() - a.ends_at.getTime())
    .map((coupon) => {
      const { person_id, state } = coupon
      const holds_another = coupon.holds_another || holders.has(person_id)
      const next = settlementOf({ ...coupon, holds_another }, coupon.orders, now)
      if (next.state === "live" && state !== "live") {
        holders.add(person_id)
      }
      return { coupon, next }
    })
}
