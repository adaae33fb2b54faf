import { clx } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { Mark } from "../../lib/person/timeline"
import type { Purchase } from "../../lib/person/types"
import { ItemNames } from "../customer/item-names"

type PurchaseNoteProps = {
  readonly mark: Mark<Purchase>
  /** Days of the calendar since the purchase before; undefined for the first. */
  readonly gap: number | undefined
}

/** What a mark of the time line stands for, beside it. */
export const PurchaseNote = ({ mark, gap }: PurchaseNoteProps) => {
  const { t, format } = useText()
  const { purchase, state, x } = mark
  return (
    <div
      aria-hidden
      className={clx(
        "bg-ui-bg-component shadow-elevation-tooltip txt-compact-xsmall text-ui-fg-subtle pointer-events-none absolute top-8 z-10 flex w-max max-w-64 flex-col gap-y-1 rounded-lg px-3 py-2",
        x < 0.5 ? "ml-2" : "-ml-2 -translate-x-full"
      )}
      style={{ left: `${x * 100}%` }}
    >
      <span className="text-ui-fg-base txt-compact-small-plus flex justify-between gap-x-4 tabular-nums">
        <span>{format.money(purchase.net_amount, purchase.currency_code)}</span>
        {purchase.display_id !== null && <span>#{purchase.display_id}</span>}
      </span>
      <span className="truncate">
        <ItemNames purchase={purchase} />
      </span>
      <span>{format.day(purchase.created_at)}</span>
      <span>{state === "valid" ? gapText() : t(`person.timeline.${state}`)}</span>
    </div>
  )

  function gapText(): string {
    if (gap === undefined) {
      return t("person.timeline.first")
    }
    return gap === 0
      ? t("person.timeline.gap_same")
      : t("person.timeline.gap", { count: gap, n: format.count(gap) })
  }
}
