import { Container, Heading, Text } from "@medusajs/ui"
import { ArrowUpRightMini } from "@medusajs/icons"
import { Link } from "react-router-dom"
import { TimeZone } from "../../../hooks/time-zone"
import { usePromotionCoupon } from "../../../hooks/use-coupons"
import { usePolicyZone } from "../../../hooks/use-policy"
import { useText } from "../../../hooks/use-text"
import { isOut } from "../../../lib/coupons/coupon-note"
import { couponsPath } from "../../../lib/coupons/coupons-url"
import type { Coupon } from "../../../lib/coupons/types"
import { personPath } from "../../../lib/customers/customers-path"
import { personName } from "../../../lib/person/person-name"
import { Fact } from "../../customer/fact"
import { QuietLink } from "../../person/quiet-link"
import { CouponNotices } from "../shared/coupon-notices"
import { OrderLink } from "../shared/coupon-orders"
import { CouponNoteLine, CouponStateBadge } from "../shared/coupon-state"

/**
 * Whose coupon a promotion is. It is an aside on a page of Medusa's: where it is none of ours, or
 * that may not be known, it is not there.
 */
const CouponPanel = ({ promotionId }: { promotionId: string }) => {
  const { data: coupon } = usePromotionCoupon(promotionId)
  const { data: zone } = usePolicyZone()
  return coupon ? (
    <TimeZone.Provider value={zone}>
      <Panel coupon={coupon} />
    </TimeZone.Provider>
  ) : null
}

const Panel = ({ coupon }: { coupon: Coupon }) => {
  const { t, format } = useText()
  const { because, redemptions, state } = coupon
  const used = redemptions.filter(({ canceled_at }) => canceled_at === null)
  return (
    <Container className="p-0">
      <section aria-label={t("coupons.widget.title")} className="divide-y">
        <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
          <Heading level="h2">{t("coupons.widget.title")}</Heading>
          <CouponStateBadge coupon={coupon} />
        </div>
        <CouponNotices coupon={coupon} />
        <dl className="flex flex-col gap-y-3 px-6 py-4">
          <Fact label={t("coupons.widget.to")}>
            <QuietLink to={personPath(coupon.person_id)}>
              {personName(coupon) ?? t("person.nobody")}
            </QuietLink>
          </Fact>
          {because !== null && (
            <Fact label={t("coupons.widget.because")}>
              <span className="break-words">{because}</span>
            </Fact>
          )}
          <Fact label={t("coupons.widget.until")}>{format.day(coupon.ends_at)}</Fact>
          {used.length > 0 && (
            <Fact label={t("coupons.widget.used")}>
              {used.map((redemption) => (
                <OrderLink key={redemption.order_id} redemption={redemption} />
              ))}
            </Fact>
          )}
        </dl>
        {state !== "redeemed" && (
          <div className="flex flex-col gap-y-1 px-6 py-4">
            {!isOut(coupon) && <CouponNoteLine coupon={coupon} />}
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t(`coupons.widget.${isOut(coupon) ? "bound" : "limit"}`)}
            </Text>
          </div>
        )}
        <div className="px-6 py-3">
          <Link
            to={couponsPath({ coupon: coupon.id })}
            className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg focus-visible:shadow-borders-focus inline-flex items-center gap-x-1 rounded-sm outline-none"
          >
            {t("coupons.widget.open")}
            <ArrowUpRightMini aria-hidden />
          </Link>
        </div>
      </section>
    </Container>
  )
}

export default CouponPanel
