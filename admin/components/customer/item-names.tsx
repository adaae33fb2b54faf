import { useText } from "../../hooks/use-text"
import type { Purchase } from "../../lib/person/types"

/** Chinese sets Latin words off by a blank, and its own not. */
const HAN_END = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u

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
        blank: HAN_END.test(first.title) ? "" : " ",
        count: others.length,
        n: format.count(others.length),
        total: format.count(purchase.lines.length),
      })}
    </>
  )
}
