import { Button } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

type PagerProps = {
  /** From 0. */
  readonly page: number
  /** Rows of a page. */
  readonly size: number
  /** Rows in all. */
  readonly count: number
  readonly onPage: (page: number) => void
}

/** Which rows of how many, and the way to the others. */
export const Pager = ({ page, size, count, onPage }: PagerProps) => {
  const { t, format } = useText()
  const last = Math.ceil(count / size) - 1
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
      <span className="txt-compact-small text-ui-fg-subtle tabular-nums" aria-live="polite">
        {t("pages.range", {
          from: format.count(page * size + 1),
          to: format.count(Math.min((page + 1) * size, count)),
          count: format.count(count),
        })}
      </span>
      <span className="flex gap-x-2">
        <Button
          size="small"
          variant="transparent"
          disabled={page === 0}
          onClick={() => onPage(page - 1)}
        >
          {t("pages.previous")}
        </Button>
        <Button
          size="small"
          variant="transparent"
          disabled={page >= last}
          onClick={() => onPage(page + 1)}
        >
          {t("pages.next")}
        </Button>
      </span>
    </div>
  )
}
