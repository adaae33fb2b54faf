import { Popover } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useDebounced } from "../../../hooks/use-debounced"
import { useReferenceSearch } from "../../../hooks/use-references"
import { useText } from "../../../hooks/use-text"
import { choicesOf, type Choice } from "../../../lib/segments/fields"
import { isNamedReference, type NamedReference } from "../../../lib/segments/references"
import type { SegmentField } from "../../../lib/segments/types"
import { useRuleEditing } from "./editing"
import { PickerButton } from "./picker-button"
import { SearchList } from "./search-list"
import { WordsInput } from "./words-input"

type ItemsProps = {
  readonly field: SegmentField
  readonly items: readonly string[]
  readonly invalid: boolean
  readonly onChange: (items: readonly string[]) => void
}

/** Several of what a field can hold: options, Medusa's own things by name, or words as typed. */
export const ItemsEditor = (props: ItemsProps) => {
  const text = useText()
  const { field } = props
  // eslint-disable-next-line react-hooks/exhaustive-deps -- texts change with the language alone
  const choices = useMemo(() => choicesOf(field, text), [field, text.format.locale])
  if (choices !== null) {
    return <ChoicePicker {...props} choices={choices} />
  }
  return isNamedReference(field.reference) ? (
    <ReferencePicker {...props} reference={field.reference} />
  ) : (
    <WordsInput
      label={text.t("segments.builder.values")}
      words={props.items}
      invalid={props.invalid}
      onChange={props.onChange}
    />
  )
}

const toggled = (items: readonly string[], item: string) =>
  items.includes(item) ? items.filter((one) => one !== item) : [...items, item]

const ChoicePicker = ({
  choices,
  items,
  invalid,
  onChange,
}: ItemsProps & { choices: readonly Choice[] }) => {
  const { t, format } = useText()
  const [query, setQuery] = useState("")
  const sought = query.trim().toLocaleLowerCase(format.locale)
  const found = choices.filter(({ label, value }) =>
    [label, value].some((text) => text.toLocaleLowerCase(format.locale).includes(sought))
  )
  const nameOf = (item: string) => choices.find(({ value }) => value === item)?.label ?? item
  return (
    <Picker names={items.map(nameOf)} invalid={invalid} onOpenChange={() => setQuery("")}>
      <SearchList
        multiple
        label={t("segments.builder.find")}
        groups={[{ title: null, options: found }]}
        query={query}
        onQuery={setQuery}
        chosen={items}
        nothing={t("segments.builder.nothing")}
        onChoose={(item) => onChange(toggled(items, item))}
      />
    </Picker>
  )
}

/** Long enough to type on. */
const PAUSE_MS = 250

const ReferencePicker = ({
  reference,
  items,
  invalid,
  onChange,
}: ItemsProps & { reference: NamedReference }) => {
  const { t } = useText()
  const { nameOf } = useRuleEditing()
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState("")
  // Those chosen stand first as they were when it was opened: what one ticks must not jump.
  const [first, setFirst] = useState<readonly Choice[]>([])
  const asked = useDebounced(query.trim(), PAUSE_MS)
  const found = useReferenceSearch(reference, asked, open)
  const known = new Map(found.data?.map((one) => [one.value, one.label]))
  const named = (id: string) => {
    const name = nameOf(reference, id)
    return name === id ? (known.get(id) ?? id) : name
  }
  const searched = query !== ""
  const isFirst = ({ value }: Choice) => first.some((one) => one.value === value)
  const groups = [
    { title: null, options: searched ? [] : first },
    { title: null, options: (found.data ?? []).filter((one) => searched || !isFirst(one)) },
  ].filter(({ options }) => options.length > 0)
  return (
    <Picker
      names={items.map(named)}
      invalid={invalid}
      onOpenChange={(to) => {
        setOpen(to)
        setQuery("")
        setFirst(items.map((value) => ({ value, label: named(value) })))
      }}
    >
      <SearchList
        multiple
        label={t("segments.builder.find")}
        groups={groups}
        query={query}
        onQuery={setQuery}
        chosen={items}
        nothing={
          found.isError
            ? found.error.message
            : t(found.isFetching ? "segments.builder.searching" : "segments.builder.nothing")
        }
        onChoose={(item) => onChange(toggled(items, item))}
      />
    </Picker>
  )
}

type PickerProps = {
  readonly names: readonly string[]
  readonly invalid: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly children: JSX.Element
}

const Picker = ({ names, invalid, onOpenChange, children }: PickerProps) => {
  const { t, format } = useText()
  const said = new Intl.ListFormat(format.locale, { type: "disjunction" }).format(names)
  const label = t("segments.builder.values")
  return (
    <Popover onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <PickerButton
          chosen={said}
          placeholder={t("segments.builder.choose")}
          invalid={invalid}
          className="max-w-72"
          aria-label={said === "" ? label : `${label}: ${said}`}
        />
      </Popover.Trigger>
      <Popover.Content align="start" aria-label={label} className="w-72 p-0">
        {children}
      </Popover.Content>
    </Popover>
  )
}
