import type { ReactNode } from "react"
import { usePolicy } from "../../../hooks/use-policy"
import { useNames } from "../../../hooks/use-references"
import { useText } from "../../../hooks/use-text"
import { isOut } from "../../../lib/coupons/coupon-note"
import { couponRunPath } from "../../../lib/coupons/coupons-path"
import type { Coupon, Offer } from "../../../lib/coupons/types"
import { personPath } from "../../../lib/customers/customers-path"
import { personName } from "../../../lib/person/person-name"
import { QuietLink } from "../../person/quiet-link"
import { StageBadge, TierBadge } from "../../shared/badges"
import { minimumTerm, offerWords } from "./offer-words"

/** Whose it is, what it gives, from when to when, and what it costs. */
export const CouponFacts = ({ coupon }: { coupon: Coupon }) => {
  const text = useText()
  const { t, format } = text
  const currency = usePolicy().data?.settings.base_currency
  const { tier, stage, starts_at: starts, closed_at: closed, promotion_id: promotion } = coupon
  const money = (amount: string) => (currency === undefined ? "" : format.money(amount, currency))
  return (
    <dl className="flex flex-col gap-y-3 px-6 py-4">
      <Row label="customer">
        <QuietLink to={personPath(coupon.person_id)}>
          {personName(coupon) ?? t("person.nobody")}
        </QuietLink>
        {coupon.email !== null && coupon.email !== personName(coupon) && (
          <span className="text-ui-fg-subtle break-all">{coupon.email}</span>
        )}
      </Row>
      {stage !== null && (
        <Row label="then">
          <span className="flex flex-wrap gap-1.5">
            {tier !== null && <TierBadge tier={tier} />}
            <StageBadge stage={stage} />
          </span>
        </Row>
      )}
      <Row label="offer">
        {offerWords(coupon.offer, text)}
        {minimumTerm(coupon.offer, text).map((term) => (
          <span key={term} className="text-ui-fg-subtle">
            {term}
          </span>
        ))}
      </Row>
      <OfferItems offer={coupon.offer} />
      <Row label="issued">{format.moment(coupon.issued_at)}</Row>
      {starts !== null && <Row label="starts">{format.moment(starts)}</Row>}
      <Row label="ends">{format.moment(coupon.ends_at)}</Row>
      {closed !== null && <Row label="closed">{format.moment(closed)}</Row>}
      {isOut(coupon) && <Row label="reserved">{money(coupon.reserved_amount)}</Row>}
      {coupon.state === "redeemed" && <Row label="discount">{money(coupon.discount_amount)}</Row>}
      <Row label="source">
        {coupon.run_id !== null ? (
          <QuietLink to={couponRunPath(coupon.run_id)}>{t("coupons.one.run")}</QuietLink>
        ) : (
          <span className="break-all">
            {coupon.source_type} {coupon.source_id}
          </span>
        )}
      </Row>
      <Row label="promotion">
        {promotion === null ? (
          <span className="text-ui-fg-subtle">{t("coupons.one.promotion_gone")}</span>
        ) : (
          <QuietLink to={`/promotions/${promotion}`}>{t("coupons.one.promotion_open")}</QuietLink>
        )}
      </Row>
    </dl>
  )
}

/** Names that are shown; of two hundred nobody reads more. */
const NAMED = 10

/** What one buys and gets, and what it is not for, by name. */
const OfferItems = ({ offer }: { offer: Offer }) => {
  const { format } = useText()
  const lists = itemsOf(offer)
  const names = useNames(lists.map(([, reference, ids]) => [reference, ids]))
  return lists.map(([label, reference, ids]) => (
    <Row key={label + reference} label={label}>
      <span className="break-words">
        {ids
          .slice(0, NAMED)
          .map((id) => names.get(id) ?? id)
          .join(", ")}
        {ids.length > NAMED && ` … +${format.count(ids.length - NAMED)}`}
      </span>
    </Row>
  ))
}

type Items = readonly [
  label: "buy" | "get" | "except",
  reference: "product" | "category",
  ids: readonly string[],
]

function itemsOf(offer: Offer): readonly Items[] {
  const lists: readonly Items[] =
    offer.type === "free_shipping"
      ? []
      : [
          ...(offer.type === "buy_get"
            ? ([
                ["buy", "product", offer.buy.product_ids],
                ["get", "product", offer.get.product_ids],
              ] as const)
            : []),
          ["except", "product", offer.excluded_product_ids ?? []],
          ["except", "category", offer.excluded_category_ids ?? []],
        ]
  return lists.filter(([, , ids]) => ids.length > 0)
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="txt-compact-small grid grid-cols-[1fr_2fr] items-baseline gap-4">
    <dt className="text-ui-fg-subtle">{useText().t(`coupons.one.${label}`)}</dt>
    <dd className="text-ui-fg-base flex min-w-0 flex-col items-start gap-y-0.5 tabular-nums">
      {children}
    </dd>
  </div>
)
