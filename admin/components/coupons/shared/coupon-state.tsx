import { ExclamationCircle } from "@medusajs/icons"
import { clx, StatusBadge } from "@medusajs/ui"
import { useText } from "../../../hooks/use-text"
import { isScheduled, isTrouble, noteOf } from "../../../lib/coupons/coupon-note"
import type { Coupon, CouponState } from "../../../lib/coupons/types"
import type { Tone } from "../../shared/tones"

const STATE_TONE: Readonly<Record<CouponState, Tone>> = {
  issuing: "blue",
  live: "green",
  redeemed: "purple",
  expired: "grey",
  revoked: "orange",
}

/** A coupon's state, as a word with its colour. */
export const CouponStateBadge = ({ coupon }: { coupon: Pick<Coupon, "state" | "starts_at"> }) => {
  const { t } = useText()
  const scheduled = isScheduled(coupon, Date.now())
  return (
    <StatusBadge
      color={scheduled ? "blue" : STATE_TONE[coupon.state]}
      className="whitespace-nowrap"
    >
      {t(`coupons.state.${scheduled ? "scheduled" : coupon.state}`)}
    </StatusBadge>
  )
}

/** Why it is in that state, or what is wrong with it; nothing where there is nothing to say. */
export const CouponNoteLine = ({ coupon }: { coupon: Coupon }) => {
  const { t, format } = useText()
  const note = noteOf(coupon, Date.now())
  if (note === null) {
    return null
  }
  const trouble = isTrouble(note)
  return (
    <span
      className={clx(
        "txt-compact-xsmall inline-flex items-start gap-x-1 text-pretty",
        trouble ? "text-ui-tag-red-text" : "text-ui-fg-subtle"
      )}
    >
      {trouble && <ExclamationCircle aria-hidden className="size-3.5 shrink-0" />}
      {t(`coupons.note.${note}`, {
        day: coupon.starts_at === null ? "" : format.day(coupon.starts_at),
      })}
    </span>
  )
}
