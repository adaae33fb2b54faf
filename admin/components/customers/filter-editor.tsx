import type { FilterWords } from "../../hooks/use-filter-words"
import {
  isFlagFilter,
  isListFilter,
  withFilter,
  type EditableFilter,
} from "../../lib/customers/filter-form"
import type { CustomersFilters } from "../../lib/customers/filters"
import { FlagEditor } from "./flag-editor"
import { ListEditor } from "./list-editor"
import { RangeEditor } from "./range-editor"

type FilterEditorProps = {
  readonly name: EditableFilter
  readonly filters: CustomersFilters
  readonly words: FilterWords
  readonly onChange: (filters: CustomersFilters) => void
  readonly onDone: () => void
}

/** Sets one filter: boxes and choices act at once, ranges when both ends are given. */
export const FilterEditor = ({ name, filters, words, onChange, onDone }: FilterEditorProps) => {
  if (isListFilter(name)) {
    return (
      <ListEditor
        name={name}
        chosen={filters[name] ?? []}
        words={words}
        onChange={(values) =>
          onChange(
            withFilter(
              filters,
              name,
              values.length > 0 ? (values as CustomersFilters[typeof name]) : undefined
            )
          )
        }
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
          onChange(withFilter(filters, name, value))
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
        onChange(withFilter(filters, name, range))
        onDone()
      }}
    />
  )
}
