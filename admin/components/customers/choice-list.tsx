import { Checkbox, Label, Text } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { useText } from "../../hooks/use-text"
import { SearchInput } from "./search-input"

type ChoiceListProps = {
  /** What is chosen from, for screen readers. */
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Values. */
  readonly chosen: readonly string[]
  readonly onToggle: (value: string, chosen: boolean) => void
  /** For options that are looked for; without it nothing is. */
  readonly search?: { readonly sought: string; readonly onSeek: (sought: string) => void }
  /** In the place of "nothing found", where there is something else to tell. */
  readonly children?: ReactNode
}

/** Some of many, ticked. */
export const ChoiceList = (props: ChoiceListProps) => {
  const { label, options, chosen, onToggle, search, children } = props
  const { t } = useText()
  const id = useId()
  return (
    <div role="group" aria-label={label}>
      {search && (
        <div className="border-b p-1">
          <SearchInput
            autoFocus
            placeholder={t("customers.filter.find")}
            value={search.sought}
            onChange={(event) => search.onSeek(event.target.value)}
          />
        </div>
      )}
      <div className="max-h-80 overflow-y-auto p-1">
        {options.map((option) => (
          <Label
            key={option.value}
            size="small"
            htmlFor={`${id}-${option.value}`}
            className="hover:bg-ui-bg-component-hover flex cursor-pointer items-center gap-x-2 rounded px-2 py-1.5"
          >
            <Checkbox
              id={`${id}-${option.value}`}
              checked={chosen.includes(option.value)}
              onCheckedChange={(checked) => onToggle(option.value, checked === true)}
            />
            <span className="min-w-0 break-words">{option.label}</span>
          </Label>
        ))}
        {children ??
          (options.length === 0 && (
            <Text size="small" className="text-ui-fg-subtle px-2 py-1.5">
              {t("customers.filter.nothing")}
            </Text>
          ))}
      </div>
    </div>
  )
}
