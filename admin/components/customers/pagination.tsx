import { Button, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { CustomerList } from "../../lib/customers/listed-customer"
import { PAGE_SIZE } from "../../lib/customers/table-view"

type PaginationProps = {
  readonly list: Pick<CustomerList, "count" | "count_exceeded" | "profiles">
  readonly page: number
  readonly onPage: (page: number) => void
}

/** How many there are, and the way to the others; counting stops where nobody would read on. */
export const Pagination = ({ list, page, onPage }: PaginationProps) => {
  const { t, format } = useText()
  const { count, count_exceeded: exceeded, profiles } = list
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE))
  const first = (page - 1) * PAGE_SIZE + 1
  const total = exceeded
    ? t("customers.page.people_more", { n: format.count(count) })
    : t("customers.page.people", { count, n: format.count(count) })
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4">
      <div className="flex flex-col">
        <Text size="small" leading="compact" role="status" className="text-ui-fg-subtle">
          {t("customers.page.range", {
            from: format.count(first),
            to: format.count(first + profiles.length - 1),
            total,
          })}
        </Text>
        {exceeded && page >= pages && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("customers.page.bounded", { n: format.count(count) })}
          </Text>
        )}
      </div>
      <div className="flex items-center gap-x-2">
        <Text size="small" leading="compact" className="text-ui-fg-subtle px-2 tabular-nums">
          {t("customers.page.number", { page: format.count(page), pages: format.count(pages) })}
        </Text>
        <Button
          size="small"
          variant="secondary"
          disabled={page <= 1}
          onClick={() => onPage(page - 1)}
        >
          {t("pages.previous")}
        </Button>
        <Button
          size="small"
          variant="secondary"
          disabled={page >= pages}
          onClick={() => onPage(page + 1)}
        >
          {t("pages.next")}
        </Button>
      </div>
    </div>
  )
}
