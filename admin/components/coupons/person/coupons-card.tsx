import { Text } from "@medusajs/ui"
import { useState } from "react"
import { useText } from "../../../hooks/use-text"
import { isOut } from "../../../lib/coupons/coupon-note"
import { couponsPath } from "../../../lib/coupons/coupons-url"
import type { Coupon } from "../../../lib/coupons/types"
import type { Profile } from "../../../lib/person/types"
import { QuietLink } from "../../person/quiet-link"
import { Section } from "../../shared/section"
import { CouponDrawer } from "../shared/coupon-drawer"
import { OrderLink } from "../shared/coupon-orders"
import { CouponNoteLine, CouponStateBadge } from "../shared/coupon-state"
import { offerTerms, offerWords } from "../shared/offer-words"

/** The others are in the list of coupons, where there is room for them. */
const SHOWN = 5

/** The newest coupons a person was given. */
export const CouponsCard = ({ profile }: { profile: Profile }) => {
  const { t } = useText()
  const { coupons } = profile
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Section
      title={t("coupons.person.title")}
      aside={
        coupons.length > SHOWN && (
          <span className="txt-compact-small">
            <QuietLink to={couponsPath({ person: profile.person_id })}>
              {t("coupons.person.more")}
            </QuietLink>
          </span>
        )
      }
    >
      {coupons.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("coupons.person.none")}
        </Text>
      ) : (
        <ul className="divide-y">
          {coupons.slice(0, SHOWN).map((coupon) => (
            <CouponRow key={coupon.id} coupon={coupon} onOpen={() => setOpen(coupon.id)} />
          ))}
        </ul>
      )}
      {open !== null && (
        <CouponDrawer
          id={open}
          known={coupons.find(({ id }) => id === open)}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

type CouponRowProps = { readonly coupon: Coupon; readonly onOpen: () => void }

const CouponRow = ({ coupon, onOpen }: CouponRowProps) => {
  const text = useText()
  const { t, format } = text
  const used = coupon.redemptions.find(({ canceled_at }) => canceled_at === null)
  return (
    <li className="flex flex-col items-start gap-y-1 px-6 py-3">
      <div className="flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <button
          type="button"
          className="txt-compact-small text-ui-fg-base hover:text-ui-fg-subtle transition-fg focus-visible:shadow-borders-focus break-all rounded-sm font-mono underline underline-offset-2 outline-none"
          onClick={onOpen}
        >
          {coupon.code}
        </button>
        <CouponStateBadge coupon={coupon} />
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty">
        {[offerWords(coupon.offer, text), ...offerTerms(coupon.offer, text)].join(" · ")}
        {isOut(coupon) && ` · ${t("coupons.person.until", { day: format.day(coupon.ends_at) })}`}
      </Text>
      {used && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("coupons.one.orders")} <OrderLink redemption={used} />{" "}
          {t("coupons.one.on", { day: format.day(used.redeemed_at) })}
          {" · "}
          <span className="tabular-nums">{format.money(used.amount, used.currency_code)}</span>
        </Text>
      )}
      <CouponNoteLine coupon={coupon} />
    </li>
  )
}
