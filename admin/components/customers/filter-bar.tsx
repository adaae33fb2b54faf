import { Button } from "@medusajs/ui"
import { useRef } from "react"
import type { CustomersUrlState, FiltersChange } from "../../hooks/use-customers-url"
import { useFilterWords } from "../../hooks/use-filter-words"
import { useSegmentNames } from "../../hooks/use-segment-names"
import { useText } from "../../hooks/use-text"
import { FILTER_NAMES } from "../../lib/customers/filter-codecs"
import { withFilter } from "../../lib/customers/filter-form"
import type { FilterName } from "../../lib/customers/filters"
import { FilterChip } from "./filter-chip"

type FilterBarProps = {
  readonly url: CustomersUrlState
  readonly currency: string | null
  /** The filter that is being set, whether it has a value yet or not. */
  readonly open: FilterName | null
  readonly onOpen: (name: FilterName | null) => void
}

const NONE: readonly string[] = []

/** What narrows the list, a chip each in words; to be changed, taken off, or cleared at once. */
export const FilterBar = ({ url, currency, open, onOpen }: FilterBarProps) => {
  const { t } = useText()
  const words = useFilterWords(currency, useSegmentNames(url.filters.segment ?? NONE))
  // While one filter is being set, ticking five boxes is one step back, not five.
  const pushed = useRef(false)
  const shown = FILTER_NAMES.filter(
    (name) => name !== "q" && (url.filters[name] !== undefined || name === open)
  )
  if (shown.length === 0) {
    return null
  }

  const change = (filters: FiltersChange) => {
    url.setFilters(filters, { replace: pushed.current })
    pushed.current = true
  }
  const setOpen = (name: FilterName | null) => {
    pushed.current = false
    onOpen(name)
  }
  return (
    <div
      role="group"
      aria-label={t("customers.filter.set")}
      className="flex flex-wrap items-center gap-2 border-t px-6 py-2"
    >
      {shown.map((name) => (
        <FilterChip
          key={name}
          name={name}
          filters={url.filters}
          words={words}
          open={open === name}
          onOpenChange={(isOpen) => setOpen(isOpen ? name : null)}
          onChange={change}
          onRemove={() => {
            setOpen(null)
            url.setFilters((before) => withFilter(before, name, undefined))
          }}
        />
      ))}
      <Button
        variant="transparent"
        size="small"
        className="text-ui-fg-subtle"
        onClick={() => {
          setOpen(null)
          url.setFilters(({ q }) => (q === undefined ? {} : { q }))
        }}
      >
        {t("customers.filter.clear")}
      </Button>
    </div>
  )
}
