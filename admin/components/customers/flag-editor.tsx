import { Label, RadioGroup } from "@medusajs/ui"
import { useId } from "react"
import type { FilterWords } from "../../hooks/use-filter-words"
import type { FlagFilter } from "../../lib/customers/filter-form"

type FlagEditorProps = {
  readonly name: FlagFilter
  readonly chosen: boolean | undefined
  readonly words: FilterWords
  readonly onChange: (value: boolean) => void
}

/** One of two. */
export const FlagEditor = ({ name, chosen, words, onChange }: FlagEditorProps) => {
  const id = useId()
  return (
    <RadioGroup
      className="gap-y-0 p-1"
      aria-label={words.label(name)}
      value={chosen === undefined ? "" : String(chosen)}
      onValueChange={(value) => onChange(value === "true")}
    >
      {[true, false].map((value) => (
        <Label
          key={String(value)}
          size="small"
          htmlFor={`${id}-${value}`}
          className="hover:bg-ui-bg-component-hover flex cursor-pointer items-center gap-x-2 rounded px-2 py-1.5"
        >
          <RadioGroup.Item
            id={`${id}-${value}`}
            value={String(value)}
            autoFocus={value === (chosen ?? true)}
          />
          <span className="first-letter:uppercase">{words.value(name, { [name]: value })}</span>
        </Label>
      ))}
    </RadioGroup>
  )
}
