import { Button } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

/** A list that is shown a page at a time. */
export type Paged = {
  /** From 0. */
  readonly page: number
  /** Rows of a page. */
  readonly size: number
  /** Rows in all. */
  readonly count: number
  readonly onPage: (page: number) => void
}

/** Which rows of how many a page shows, in words. */
export function usePageRange({ page, size, count }: Omit<Paged, "onPage">): string {
  const { t, format } = useText()
  return t("pages.range", {
    from: format.count(page * size + 1),
    to: format.count(Math.min((page + 1) * size, count)),
    count: format.count(count),
  })
}

/** A page back, a page on. */
export const PageSteps = ({
  page,
  size,
  count,
  onPage,
  variant,
}: Paged & { readonly variant: "secondary" | "transparent" }) => {
  const { t } = useText()
  return (
    <span className="flex items-center gap-x-2">
      <Button size="small" variant={variant} disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t("pages.previous")}
      </Button>
      <Button
        size="small"
        variant={variant}
        disabled={(page + 1) * size >= count}
        onClick={() => onPage(page + 1)}
      >
        {t("pages.next")}
      </Button>
    </span>
  )
}
