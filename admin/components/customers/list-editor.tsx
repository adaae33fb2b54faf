import { Checkbox, Label, Text } from "@medusajs/ui"
import { useId, useMemo, useState } from "react"
import { RFM_GROUPS, STAGES, TIERS } from "../../../src/modules/retention/domain/types"
import type { FilterWords } from "../../hooks/use-filter-words"
import { useText } from "../../hooks/use-text"
import { countriesIn } from "../../lib/customers/countries"
import type { ListFilter } from "../../lib/customers/filter-form"
import { SearchInput } from "./search-input"

type ListEditorProps = {
  readonly name: Exclude<ListFilter, "segment">
  readonly chosen: readonly string[]
  readonly words: FilterWords
  readonly onToggle: (value: string, chosen: boolean) => void
}

/** Who has never bought was never anything before. */
const BEFORE = STAGES.filter((stage) => stage !== "prospect")

const OPTIONS = {
  tier: TIERS,
  previous_tier: TIERS,
  stage: STAGES,
  previous_stage: BEFORE,
  rfm_group: RFM_GROUPS,
} as const

/** Some of many; countries can be looked for by name. */
export const ListEditor = ({ name, chosen, words, onToggle }: ListEditorProps) => {
  const { t, format } = useText()
  const id = useId()
  const [sought, setSought] = useState("")
  const options = useMemo(
    () =>
      name === "country"
        ? countriesIn(format.locale).map(({ code, name: title }) => ({ value: code, title }))
        : OPTIONS[name].map((value) => ({ value, title: words.option(name, value) })),
    [name, format.locale, words]
  )
  const found = options.filter(({ title, value }) =>
    [title, value].some((text) =>
      text.toLocaleLowerCase(format.locale).includes(sought.trim().toLocaleLowerCase(format.locale))
    )
  )
  return (
    <div role="group" aria-label={words.label(name)}>
      {name === "country" && (
        <div className="border-b p-1">
          <SearchInput
            autoFocus
            placeholder={t("customers.filter.find")}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </div>
      )}
      <div className="max-h-80 overflow-y-auto p-1">
        {found.map(({ value, title }) => (
          <Label
            key={value}
            size="small"
            htmlFor={`${id}-${value}`}
            className="hover:bg-ui-bg-component-hover flex cursor-pointer items-center gap-x-2 rounded px-2 py-1.5"
          >
            <Checkbox
              id={`${id}-${value}`}
              checked={chosen.includes(value)}
              onCheckedChange={(checked) => onToggle(value, checked === true)}
            />
            {title}
          </Label>
        ))}
        {found.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle px-2 py-1.5">
            {t("customers.filter.nothing")}
          </Text>
        )}
      </div>
    </div>
  )
}
