import { useText } from "../../hooks/use-text"
import type { Purchase } from "../../lib/person/types"

/** What was bought: the first item by name, the others by number. */
export const ItemNames = ({ purchase }: { purchase: Pick<Purchase, "lines"> }) => {
  const { t, format } = useText()
  const [first, ...others] = purchase.lines
  if (!first) {
    return <>{t("customer.order")}</>
  }
  if (others.length === 0) {
    return <>{first.title}</>
  }
  return (
    <>
      {t("customer.more_items", {
        title: first.title,
        count: others.length,
        n: format.count(others.length),
        total: format.count(purchase.lines.length),
      })}
    </>
  )
}
