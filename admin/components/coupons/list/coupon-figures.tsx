import { useText } from "../../../hooks/use-text"
import type { CouponList, CouponState } from "../../../lib/coupons/types"
import { Figure, Figures } from "../../shared/figures"

const NONE = { coupons: 0, reserved: "0", discount: "0" }

/** How many are out and used, what they have cost and what they may still cost. */
export const CouponFigures = ({ list }: { list: CouponList }) => {
  const { t, format } = useText()
  const of = (state: CouponState) => list.totals.by_state[state] ?? NONE
  const [live, used] = [of("live"), of("redeemed")]
  const issuing = of("issuing").coupons
  const over = used.coupons + of("expired").coupons
  return (
    <Figures label={t("coupons.figures.label")}>
      <Figure
        label={t("coupons.figures.out")}
        value={format.count(live.coupons)}
        hint={
          issuing > 0
            ? t("coupons.figures.issuing_hint", { n: format.count(issuing) })
            : t("coupons.figures.out_hint")
        }
      />
      <Figure
        label={t("coupons.figures.reserved")}
        value={format.wholeMoney(live.reserved, list.currency)}
        hint={t("coupons.figures.reserved_hint")}
      />
      <Figure
        label={t("coupons.figures.used")}
        value={format.count(used.coupons)}
        hint={
          over > 0
            ? t("coupons.figures.used_hint", { share: format.percent(used.coupons / over, 1) })
            : t("coupons.figures.used_none")
        }
      />
      <Figure
        label={t("coupons.figures.discount")}
        value={format.wholeMoney(used.discount, list.currency)}
        hint={t("coupons.figures.discount_hint")}
      />
    </Figures>
  )
}
