import { CurrencyDollar, ReceiptPercent } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { Link } from "react-router-dom"
import { useText } from "../../../hooks/use-text"

/** What Medusa can do for a group, with the ways there. */
export const SyncUses = () => {
  const { t } = useText()
  const titleId = useId()
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" leading="compact" weight="plus" id={titleId}>
        {t("segment.sync.use.title")}
      </Text>
      <ul aria-labelledby={titleId} className="-mx-3 flex flex-col">
        <Use
          icon={<CurrencyDollar className="text-ui-fg-subtle mt-0.5 shrink-0" aria-hidden />}
          to="/price-lists/create"
          what="price_list"
        />
        <Use
          icon={<ReceiptPercent className="text-ui-fg-subtle mt-0.5 shrink-0" aria-hidden />}
          to="/promotions/create"
          what="promotion"
        />
      </ul>
    </div>
  )
}

type UseProps = {
  readonly icon: ReactNode
  readonly to: string
  readonly what: "price_list" | "promotion"
}

const Use = ({ icon, to, what }: UseProps) => {
  const { t } = useText()
  return (
    <li>
      <Link
        to={to}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus transition-fg flex items-start gap-x-3 rounded-md px-3 py-1.5 outline-none"
      >
        {icon}
        <span className="flex min-w-0 flex-col">
          <span className="txt-compact-small-plus text-ui-fg-base">
            {t(`segment.sync.use.${what}`)}
          </span>
          <span className="txt-small text-ui-fg-subtle text-pretty">
            {t(`segment.sync.use.${what}_hint`)}
          </span>
        </span>
      </Link>
    </li>
  )
}
