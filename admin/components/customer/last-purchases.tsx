import { Badge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { usePurchases } from "../../hooks/use-person"
import { useText } from "../../hooks/use-text"
import type { Purchase } from "../../lib/person/types"
import { ItemNames } from "./item-names"

/** The card stays small; the rest stands in the page's own list of orders. */
const SHOWN = 3

/** The person's newest purchases, over all of their customer records. */
export const LastPurchases = ({ customerId }: { customerId: string }) => {
  const { t } = useText()
  const purchases = usePurchases(customerId, { limit: SHOWN })
  const rows = purchases.data?.purchases ?? []
  if (rows.length === 0) {
    return null
  }
  return (
    <div className="flex flex-col gap-y-2 py-4">
      <Text size="small" leading="compact" weight="plus" className="px-6">
        {t("customer.last_purchases")}
      </Text>
      <ul className="flex flex-col px-3">
        {rows.map((purchase) => (
          <li key={purchase.order_id}>
            <PurchaseLink purchase={purchase} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const PurchaseLink = ({ purchase }: { purchase: Purchase }) => {
  const { t, format } = useText()
  return (
    <Link
      to={`/orders/${purchase.order_id}`}
      className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus transition-fg flex items-center justify-between gap-x-4 rounded-md px-3 py-1.5 outline-none"
    >
      <span className="flex min-w-0 flex-col">
        <span className="txt-compact-small text-ui-fg-base truncate">
          <ItemNames purchase={purchase} />
        </span>
        <span className="txt-compact-xsmall text-ui-fg-subtle flex items-center gap-x-1.5">
          {purchase.display_id !== null && (
            <span className="tabular-nums">#{purchase.display_id}</span>
          )}
          <span>{format.day(purchase.created_at)}</span>
          {purchase.canceled_at && <Badge size="2xsmall">{t("customer.cancelled")}</Badge>}
        </span>
      </span>
      <span className="txt-compact-small text-ui-fg-base shrink-0 tabular-nums">
        {format.money(purchase.net_amount, purchase.currency_code)}
      </span>
    </Link>
  )
}
