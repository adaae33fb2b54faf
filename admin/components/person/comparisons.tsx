import { useText } from "../../hooks/use-text"
import { ratioTo } from "../../lib/person/compare"
import type { Profile } from "../../lib/person/types"

/** What a purchase day is worth, against the median of the shop's buyers. */
export const BasketHint = ({ profile }: { profile: Profile }) => {
  const { t, format } = useText()
  const { basket, currency, shop } = profile
  const ratio = ratioTo(basket, shop.median_basket)
  if (ratio === null || shop.median_basket === null) {
    return <>{t("person.figures.basket_unknown")}</>
  }
  const median = format.money(shop.median_basket, currency)
  return (
    <>
      {ratio === 1
        ? t("person.figures.basket_alike", { median })
        : t("person.figures.basket_more", { ratio: format.decimal(ratio), median })}
    </>
  )
}

/** A person's usual gap, against the median of all the shop's reorders. */
export const GapHint = ({ profile }: { profile: Profile }) => {
  const { t, format } = useText()
  const shop = profile.shop.median_gap_days
  if (shop !== null) {
    const days = t("units.days", { count: shop, n: format.decimal(shop) })
    return <>{t("person.figures.gap_shop", { days })}</>
  }
  return (
    <>
      {t(profile.median_gap_days === null ? "person.figures.gap_none" : "person.figures.gap_plain")}
    </>
  )
}
