import type { FiltersChange } from "../../hooks/use-customers-url"
import type { FilterWords } from "../../hooks/use-filter-words"
import {
  isFlagFilter,
  isListFilter,
  withFilter,
  withOption,
  type EditableFilter,
} from "../../lib/customers/filter-form"
import type { CustomersFilters } from "../../lib/customers/filters"
import { FlagEditor } from "./flag-editor"
import { ListEditor } from "./list-editor"
import { RangeEditor } from "./range-editor"
import { SegmentEditor } from "./segment-editor"

type FilterEditorProps = {
  readonly name: EditableFilter
  readonly filters: CustomersFilters
  readonly words: FilterWords
  readonly onChange: (change: FiltersChange) => void
  readonly onDone: () => void
}

/** Sets one filter: boxes and choices act at once, ranges when both ends are given. */
export const FilterEditor = ({ name, filters, words, onChange, onDone }: FilterEditorProps) => {
  if (name === "segment") {
    return (
      <SegmentEditor
        chosen={filters.segment ?? []}
        onToggle={(value, chosen) => onChange((before) => withOption(before, name, value, chosen))}
      />
    )
  }
  if (isListFilter(name)) {
    return (
      <ListEditor
        name={name}
        chosen={filters[name] ?? []}
        words={words}
        onToggle={(value, chosen) => onChange((before) => withOption(before, name, value, chosen))}
      />
    )
  }
  if (isFlagFilter(name)) {
    return (
      <FlagEditor
        name={name}
        chosen={filters[name]}
        words={words}
        onChange={(value) => {
          onChange((before) => withFilter(before, name, value))
          onDone()
        }}
      />
    )
  }
  return (
    <RangeEditor
      name={name}
      range={filters[name] ?? {}}
      onChange={(range) => {
        onChange((before) => withFilter(before, name, range))
        onDone()
      }}
    />
  )
}
