import { clx } from "@medusajs/ui"
import { Link, useLocation } from "react-router-dom"
import { useText } from "../../../hooks/use-text"
import { personPath } from "../../../lib/customers/customers-path"
import { parseCouponsUrl, printCouponsUrl } from "../../../lib/coupons/coupons-url"
import type { Coupon } from "../../../lib/coupons/types"
import { personName } from "../../../lib/person/person-name"
import { CouponNoteLine, CouponStateBadge } from "../shared/coupon-state"
import { offerTerms, offerWords } from "../shared/offer-words"

type CellProps = { readonly coupon: Coupon }

const LINK = clx(
  "text-ui-fg-base max-w-full truncate rounded outline-none",
  "hover:underline focus-visible:shadow-borders-focus"
)

/** The code, which opens its drawer, and what it gives. */
export const CodeCell = ({ coupon }: CellProps) => {
  const text = useText()
  const view = parseCouponsUrl(useLocation().search)
  const words = [offerWords(coupon.offer, text), ...offerTerms(coupon.offer, text)].join(" · ")
  return (
    <div className="flex w-56 min-w-0 flex-col items-start justify-center gap-y-0.5 py-2 xl:w-72">
      <Link
        to={{ search: printCouponsUrl({ ...view, coupon: coupon.id }) }}
        className={clx(LINK, "txt-compact-small-plus font-mono")}
        // The row leads there too; one way is enough.
        onClick={(event) => event.stopPropagation()}
      >
        {coupon.code}
      </Link>
      <span className="txt-compact-small text-ui-fg-subtle max-w-full truncate" title={words}>
        {words}
      </span>
    </div>
  )
}

/** Whose it is. */
export const HolderCell = ({ coupon }: CellProps) => {
  const { t } = useText()
  const name = personName(coupon) ?? t("person.nobody")
  const { email } = coupon
  return (
    <div className="flex w-44 min-w-0 flex-col items-start justify-center gap-y-0.5 py-2 xl:w-48">
      <Link
        to={personPath(coupon.person_id)}
        title={name}
        className={clx(LINK, "txt-compact-small-plus")}
        onClick={(event) => event.stopPropagation()}
      >
        {name}
      </Link>
      {email !== null && email !== name && (
        <span className="txt-compact-small text-ui-fg-subtle max-w-full truncate" title={email}>
          {email}
        </span>
      )}
    </div>
  )
}

/** Its state, and below it why, or what is wrong. */
export const StateCell = ({ coupon }: CellProps) => (
  <div className="flex w-40 flex-col items-start gap-y-1 py-2">
    <CouponStateBadge coupon={coupon} />
    <CouponNoteLine coupon={coupon} />
  </div>
)
