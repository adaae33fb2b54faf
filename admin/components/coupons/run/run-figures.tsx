import { refusedIn } from "../../../hooks/use-coupon-runs"
import { useText } from "../../../hooks/use-text"
import type { CouponRun } from "../../../lib/coupons/types"
import { Figure, Figures } from "../../shared/figures"
import { gone } from "./run-progress"

/** How many got a coupon and how many none, what they have cost and may still cost. */
export const RunFigures = ({ run }: { run: CouponRun }) => {
  const { t, format } = useText()
  const { reused, currency_code: currency } = run
  const refused = refusedIn(run)
  return (
    <Figures label={t("coupons.figures.label")}>
      <Figure
        label={t("coupons.run.issued")}
        value={format.count(run.issued)}
        hint={
          reused > 0
            ? t("coupons.run.reused_hint", { count: reused, n: format.count(reused) })
            : t("coupons.run.issued_hint", { n: format.count(run.people) })
        }
      />
      <Figure
        label={t("coupons.run.refused")}
        value={format.count(refused)}
        hint={
          refused > 0
            ? t("coupons.run.refused_hint", { share: format.percent(refused / gone(run), 1) })
            : t("coupons.run.refused_none")
        }
      />
      <Figure
        label={t("coupons.run.reserved")}
        value={format.wholeMoney(run.reserved_amount, currency)}
        hint={t("coupons.figures.reserved_hint")}
      />
      <Figure
        label={t("coupons.run.cost")}
        value={format.wholeMoney(run.spent_amount, currency)}
        hint={t("coupons.figures.discount_hint")}
      />
    </Figures>
  )
}
