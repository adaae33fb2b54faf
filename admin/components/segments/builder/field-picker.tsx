import { Popover } from "@medusajs/ui"
import { useMemo, useRef, useState, type ReactNode } from "react"
import { useText } from "../../../hooks/use-text"
import { fieldHint, fieldLabel, groupedFields } from "../../../lib/segments/fields"
import { useRuleEditing } from "./editing"
import { SearchList } from "./search-list"

type FieldPickerProps = {
  /** The button that opens it. */
  readonly children: ReactNode
  /** The field's name; none for a new condition. */
  readonly chosen?: string
  readonly onChoose: (field: string) => void
}

/** All that one can ask about a person, in groups, found by typing. */
export const FieldPicker = ({ children, chosen, onChoose }: FieldPickerProps) => {
  const text = useText()
  const { t, format } = text
  const { fields, byName } = useRuleEditing()
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState("")
  const chose = useRef(false)
  const all = useMemo(
    () =>
      groupedFields(fields).map(({ group, fields: own }) => ({
        title: t(`segment_fields.group.${group}`),
        options: own.map(({ name }) => ({
          value: name,
          label: fieldLabel(name, byName, text),
          hint: fieldHint(name, text),
        })),
      })),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- texts change with the language alone
    [fields, byName, format.locale]
  )
  const sought = query.trim().toLocaleLowerCase(format.locale)
  const has = (words: string) => words.toLocaleLowerCase(format.locale).includes(sought)
  const found = all
    .map(({ title, options }) => ({
      title,
      options: has(title)
        ? options
        : options.filter(({ label, hint, value }) => [label, hint, value].some(has)),
    }))
    .filter(({ options }) => options.length > 0)
  return (
    <Popover
      open={open}
      onOpenChange={(to) => {
        setOpen(to)
        setQuery("")
      }}
    >
      <Popover.Trigger asChild>{children}</Popover.Trigger>
      <Popover.Content
        align="start"
        aria-label={t("segments.builder.find_field")}
        className="w-80 p-0"
        onCloseAutoFocus={(event) => {
          // What was chosen takes the focus.
          if (chose.current) {
            event.preventDefault()
            chose.current = false
          }
        }}
      >
        <SearchList
          label={t("segments.builder.find_field")}
          groups={found}
          query={query}
          onQuery={setQuery}
          chosen={chosen === undefined ? [] : [chosen]}
          nothing={t("segments.builder.no_field")}
          onChoose={(field) => {
            chose.current = true
            setOpen(false)
            onChoose(field)
          }}
        />
      </Popover.Content>
    </Popover>
  )
}
