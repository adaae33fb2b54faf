import { XMarkMini } from "@medusajs/icons"
import { Badge, Button, Popover } from "@medusajs/ui"
import { useState } from "react"
import { useController } from "react-hook-form"
import { useDebounced } from "../../../hooks/use-debounced"
import { fieldId, useProblem } from "../../../hooks/use-issue-form"
import { useReferenceSearch } from "../../../hooks/use-references"
import { useText } from "../../../hooks/use-text"
import type { IssueDraft } from "../../../lib/coupons/issue-draft"
import type { Choice } from "../../../lib/settings/choices"
import { SearchList } from "../../segments/builder/search-list"

type ItemPickerProps = {
  readonly name: "buy_products" | "get_products" | "without_products" | "without_categories"
}

/** Long enough to type on. */
const PAUSE_MS = 250

/** Products or categories, found by typing; each stands there with the way to take it out. */
export const ItemPicker = ({ name }: ItemPickerProps) => {
  const { t } = useText()
  const { field } = useController<IssueDraft, typeof name>({ name })
  const reference = name === "without_categories" ? "category" : "product"
  const add = `coupon_issue.without.add_${reference === "product" ? "products" : "categories"}`
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState("")
  const found = useReferenceSearch(reference, useDebounced(query.trim(), PAUSE_MS), open)
  const id = fieldId(name)
  const chosen = field.value
  const has = ({ value }: Choice) => chosen.some((one) => one.value === value)
  const without = (id: string) => chosen.filter(({ value }) => value !== id)
  const toggle = (id: string) => {
    const choice = found.data?.find(({ value }) => value === id)
    field.onChange(choice && !has(choice) ? [...chosen, choice] : without(id))
  }
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      {chosen.map(({ value, label }) => (
        <Badge key={value} size="2xsmall" className="max-w-60 gap-x-0.5 pr-0.5">
          <span className="truncate" title={label}>
            {label}
          </span>
          <button
            type="button"
            aria-label={t("coupon_issue.without.remove", { name: label })}
            className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded-sm outline-none"
            onClick={() => {
              field.onChange(without(value))
              document.getElementById(id)?.focus()
            }}
          >
            <XMarkMini aria-hidden />
          </button>
        </Badge>
      ))}
      <Popover
        open={open}
        onOpenChange={(to) => {
          setOpen(to)
          setQuery("")
          if (!to) {
            field.onBlur()
          }
        }}
      >
        <Popover.Trigger asChild>
          <Button
            type="button"
            id={id}
            size="small"
            variant="secondary"
            aria-labelledby={`${id}-label ${id}`}
            aria-describedby={`${id}-problem`}
            aria-invalid={useProblem(name) !== undefined}
          >
            {t(add)}
          </Button>
        </Popover.Trigger>
        <Popover.Content align="start" aria-label={t(add)} className="w-80 p-0">
          <SearchList
            multiple
            label={t("coupon_issue.without.find")}
            groups={[{ title: null, options: found.data ?? [] }]}
            query={query}
            onQuery={setQuery}
            chosen={chosen.map(({ value }) => value)}
            onChoose={toggle}
            nothing={
              found.isError
                ? found.error.message
                : t(`coupon_issue.without.${found.isFetching ? "searching" : "nothing"}`)
            }
          />
        </Popover.Content>
      </Popover>
    </div>
  )
}
