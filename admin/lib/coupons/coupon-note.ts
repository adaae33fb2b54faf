import type { Coupon, StateReason } from "./types"

/** What there is to say of a coupon besides its state. */
export type CouponNote = StateReason | "problem" | "altered" | "late" | "returned" | "starts"

/** Those that somebody should look at. */
const TROUBLE: readonly CouponNote[] = ["problem", "altered", "late", "deleted_by_hand"]

type Noted = Pick<
  Coupon,
  "state" | "state_reason" | "starts_at" | "altered" | "problem" | "redemptions"
>

/**
 * The one thing most worth knowing of a coupon besides its state.
 *
 * @param now milliseconds
 * @returns null where there is nothing more to say
 */
export function noteOf(coupon: Noted, now: number): CouponNote | null {
  const { state, state_reason, altered, problem, redemptions } = coupon
  if (problem !== null) {
    return "problem"
  }
  if (redemptions.some(({ late, canceled_at }) => late && canceled_at === null)) {
    return "late"
  }
  if (state === "revoked" && state_reason !== null) {
    return state_reason
  }
  if (!isOut(coupon)) {
    return null
  }
  if (altered !== null) {
    return "altered"
  }
  if (redemptions.some(({ canceled_at }) => canceled_at !== null)) {
    return "returned"
  }
  return isScheduled(coupon, now) ? "starts" : null
}

/** True for a note that somebody should look at. */
export function isTrouble(note: CouponNote | null): boolean {
  return note !== null && TROUBLE.includes(note)
}

/** True for a live one whose time has not come yet. */
export function isScheduled(
  { state, starts_at }: Pick<Coupon, "state" | "starts_at">,
  now: number
) {
  return state === "live" && starts_at !== null && Date.parse(starts_at) > now
}

/** True for one that can still be revoked. */
export function isOut({ state }: Pick<Coupon, "state">): boolean {
  return state === "live" || state === "issuing"
}
