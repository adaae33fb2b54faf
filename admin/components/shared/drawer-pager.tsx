import { Button, Drawer, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

type DrawerPagerProps = {
  /** From 0. */
  readonly page: number
  /** Rows of a page. */
  readonly size: number
  /** Rows in all. */
  readonly count: number
  readonly onPage: (page: number) => void
}

/** Which rows of how many a drawer shows, and the way to the others; nothing where all are shown. */
export const DrawerPager = ({ page, size, count, onPage }: DrawerPagerProps) => {
  const { t, format } = useText()
  const first = page * size
  if (count <= size) {
    return null
  }
  return (
    <Drawer.Footer className="justify-between">
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {t("pages.range", {
          from: format.count(first + 1),
          to: format.count(Math.min(first + size, count)),
          count: format.count(count),
        })}
      </Text>
      <div className="flex items-center gap-x-2">
        <Button
          size="small"
          variant="secondary"
          disabled={page === 0}
          onClick={() => onPage(page - 1)}
        >
          {t("pages.previous")}
        </Button>
        <Button
          size="small"
          variant="secondary"
          disabled={first + size >= count}
          onClick={() => onPage(page + 1)}
        >
          {t("pages.next")}
        </Button>
      </div>
    </Drawer.Footer>
  )
}
