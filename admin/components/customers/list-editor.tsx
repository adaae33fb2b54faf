import { useMemo, useState } from "react"
import { RFM_GROUPS, STAGES, TIERS } from "../../../src/modules/retention/domain/types"
import type { FilterWords } from "../../hooks/use-filter-words"
import { useText } from "../../hooks/use-text"
import { countriesIn } from "../../lib/customers/countries"
import type { ListFilter } from "../../lib/customers/filter-form"
import { ChoiceList } from "./choice-list"

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
  const { format } = useText()
  const [sought, setSought] = useState("")
  const options = useMemo(
    () =>
      name === "country"
        ? countriesIn(format.locale).map(({ code, name: label }) => ({ value: code, label }))
        : OPTIONS[name].map((value) => ({ value, label: words.option(name, value) })),
    [name, format.locale, words]
  )
  const found = options.filter(({ label, value }) =>
    [label, value].some((text) =>
      text.toLocaleLowerCase(format.locale).includes(sought.trim().toLocaleLowerCase(format.locale))
    )
  )
  return (
    <ChoiceList
      label={words.label(name)}
      options={found}
      chosen={chosen}
      onToggle={onToggle}
      {...(name === "country" && { search: { sought, onSeek: setSought } })}
    />
  )
}
