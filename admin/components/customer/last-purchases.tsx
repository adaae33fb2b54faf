import { Badge, Skeleton, Text } from "@medusajs/ui"
import { useId } from "react"
import { Link } from "react-router-dom"
import { usePurchases } from "../../hooks/use-person"
import { useText } from "../../hooks/use-text"
import type { Purchase } from "../../lib/person/types"
import { Failed } from "../shared/failed"
import { ItemNames } from "./item-names"

/** The card stays small; the rest stands in the page's own list of orders. */
const SHOWN = 3

type LastPurchasesProps = {
  readonly customerId: string
  /** How many count, by which the room is kept. */
  readonly count: number
}

/** The person's newest purchases, over all of their customer records. */
export const LastPurchases = ({ customerId, count }: LastPurchasesProps) => {
  const { t } = useText()
  const id = useId()
  const expected = Math.min(count, SHOWN)
  const purchases = usePurchases(customerId, { limit: SHOWN })
  const rows = purchases.data?.purchases
  if (rows?.length === 0) {
    return null
  }
  return (
    <div className="flex flex-col gap-y-2 py-4">
      <Text id={id} size="small" leading="compact" weight="plus" className="px-6">
        {t("customer.last_purchases")}
      </Text>
      {rows ? (
        <ul aria-labelledby={id} className="flex flex-col px-3">
          {rows.map((purchase) => (
            <li key={purchase.order_id}>
              <PurchaseLink purchase={purchase} />
            </li>
          ))}
        </ul>
      ) : purchases.isError ? (
        <Failed error={purchases.error} onRetry={() => void purchases.refetch()} />
      ) : (
        <div
          role="status"
          aria-label={t("state.loading")}
          className="flex flex-col gap-y-3 px-6 py-2"
        >
          {Array.from({ length: expected }, (_, index) => (
            <Skeleton key={index} className="h-7 w-full" aria-hidden />
          ))}
        </div>
      )}
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
