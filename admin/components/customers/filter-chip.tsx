import { XMarkMini } from "@medusajs/icons"
import { clx, Popover } from "@medusajs/ui"
import type { FiltersChange } from "../../hooks/use-customers-url"
import type { FilterWords } from "../../hooks/use-filter-words"
import { useText } from "../../hooks/use-text"
import type { CustomersFilters, FilterName } from "../../lib/customers/filters"
import { FilterEditor } from "./filter-editor"

type FilterChipProps = {
  readonly name: FilterName
  readonly filters: CustomersFilters
  readonly words: FilterWords
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onChange: (change: FiltersChange) => void
  readonly onRemove: () => void
}

const PART = "transition-fg outline-none focus-visible:bg-ui-bg-field-hover"

/** One filter in words. Clicking it opens its editor; a move comes with a link and has none. */
export const FilterChip = ({
  name,
  filters,
  words,
  open,
  onOpenChange,
  onChange,
  onRemove,
}: FilterChipProps) => {
  const { t } = useText()
  const label = words.label(name)
  const value = words.value(name, filters)
  const content = (
    <>
      <span className="text-ui-fg-subtle shrink-0">{label}</span>
      <span className="txt-compact-small-plus text-ui-fg-base truncate">{value || "…"}</span>
    </>
  )
  const box = "flex min-w-0 items-center gap-x-1.5 px-2 py-1"
  return (
    <div className="bg-ui-bg-field shadow-borders-base txt-compact-small flex max-w-full items-stretch divide-x overflow-hidden rounded-md">
      {name === "moved" || name === "q" ? (
        <div className={box} title={value}>
          {content}
        </div>
      ) : (
        <Popover open={open} onOpenChange={onOpenChange} modal>
          <Popover.Trigger asChild>
            <button
              type="button"
              title={value}
              className={clx(box, PART, "hover:bg-ui-bg-field-hover max-w-96")}
            >
              {content}
            </button>
          </Popover.Trigger>
          <Popover.Content
            align="start"
            aria-label={t("customers.filter.change", { label })}
            className="w-72 p-0 outline-none"
          >
            <FilterEditor
              name={name}
              filters={filters}
              words={words}
              onChange={onChange}
              onDone={() => onOpenChange(false)}
            />
          </Popover.Content>
        </Popover>
      )}
      <button
        type="button"
        aria-label={t("customers.filter.remove", { label })}
        className={clx(
          PART,
          "text-ui-fg-subtle hover:bg-ui-bg-field-hover flex items-center px-1.5"
        )}
        onClick={onRemove}
      >
        <XMarkMini aria-hidden />
      </button>
    </div>
  )
}
