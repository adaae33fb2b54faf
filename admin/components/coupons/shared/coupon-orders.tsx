import { Badge, Text } from "@medusajs/ui"
import { useText } from "../../../hooks/use-text"
import type { Redemption } from "../../../lib/coupons/types"
import { QuietLink } from "../../person/quiet-link"

/** The orders that carried the code, with what it took off each. */
export const CouponOrders = ({ redemptions }: { redemptions: readonly Redemption[] }) => {
  const { t, format } = useText()
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        {t("coupons.one.orders")}
      </Text>
      <ul className="flex flex-col gap-y-2">
        {redemptions.map((redemption) => (
          <li
            key={redemption.order_id}
            className="txt-compact-small text-ui-fg-subtle flex flex-wrap items-center justify-between gap-x-4 gap-y-1"
          >
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <OrderLink redemption={redemption} />
              <span>{t("coupons.one.on", { day: format.day(redemption.redeemed_at) })}</span>
              {redemption.canceled_at !== null && (
                <Badge size="2xsmall">{t("coupons.one.cancelled")}</Badge>
              )}
              {redemption.late && (
                <Badge size="2xsmall" color="red">
                  {t("coupons.one.late")}
                </Badge>
              )}
            </span>
            <span
              className={
                redemption.canceled_at === null
                  ? "text-ui-fg-base tabular-nums"
                  : "tabular-nums line-through"
              }
            >
              {format.money(redemption.amount, redemption.currency_code)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** An order by its number, and the way to it. */
export const OrderLink = ({ redemption }: { redemption: Redemption }) => {
  const { t } = useText()
  const { order_id: id, display_id: number } = redemption
  return (
    <QuietLink to={`/orders/${id}`}>
      {number === null ? t("coupons.one.order") : `#${number}`}
    </QuietLink>
  )
}
