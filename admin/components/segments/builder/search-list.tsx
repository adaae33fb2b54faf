import { CheckMini } from "@medusajs/icons"
import { clx, Text } from "@medusajs/ui"
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from "react"
import { SearchInput } from "../../customers/search-input"

/** Something to choose. */
export type ListOption = { readonly value: string; readonly label: string; readonly hint?: string }

/** Options below one heading. */
export type OptionGroup = { readonly title: string | null; readonly options: readonly ListOption[] }

type SearchListProps = {
  /** Names the list, and stands in the field to search in. */
  readonly label: string
  readonly groups: readonly OptionGroup[]
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly chosen: readonly string[]
  /** Several can be chosen; each has a box then. */
  readonly multiple?: boolean
  readonly onChoose: (value: string) => void
  /** Stands where nothing is found. */
  readonly nothing: ReactNode
}

/**
 * A list that is searched by typing and walked by the arrow keys, while the focus stays in the
 * field: a combobox whose list is always open.
 */
export const SearchList = ({
  label,
  groups,
  query,
  onQuery,
  chosen,
  multiple = false,
  onChoose,
  nothing,
}: SearchListProps) => {
  const id = useId()
  const options = groups.flatMap((group) => group.options)
  const [wanted, setWanted] = useState(() =>
    Math.max(0, multiple ? 0 : options.findIndex(({ value }) => chosen.includes(value)))
  )
  const active = Math.min(wanted, options.length - 1)
  const optionId = (index: number) => `${id}-${index}`
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" })
  }, [id, active])

  const walk = (event: KeyboardEvent) => {
    const last = options.length - 1
    const to: Readonly<Record<string, number>> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + 8),
      PageUp: Math.max(0, active - 8),
    }
    const next = to[event.key]
    const option = options[active]
    if (next !== undefined) {
      event.preventDefault()
      setWanted(next)
      // An input method's Enter takes over its suggestion.
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (option) {
        onChoose(option.value)
      }
    }
  }
  let index = -1
  return (
    <div className="flex min-h-0 flex-col">
      <div className="border-b p-1">
        <SearchInput
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          aria-autocomplete="list"
          placeholder={label}
          value={query}
          onChange={(event) => {
            onQuery(event.target.value)
            setWanted(0)
          }}
          onKeyDown={walk}
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
        className="max-h-80 overflow-y-auto p-1"
      >
        {groups.map(({ title, options: own }, place) => (
          <div
            key={title ?? place}
            role="group"
            aria-label={title ?? undefined}
            className={clx(title === null && place > 0 && "mt-1 border-t pt-1")}
          >
            {title !== null && (
              <div aria-hidden className="txt-compact-xsmall-plus text-ui-fg-subtle px-2 pb-1 pt-2">
                {title}
              </div>
            )}
            {own.map((option) => {
              index += 1
              const place = index
              return (
                <Option
                  key={option.value}
                  id={optionId(place)}
                  option={option}
                  active={place === active}
                  chosen={chosen.includes(option.value)}
                  mark={multiple ? "box" : chosen.length > 0 ? "check" : null}
                  onHover={() => setWanted(place)}
                  onChoose={() => onChoose(option.value)}
                />
              )
            })}
          </div>
        ))}
      </div>
      {options.length === 0 && (
        <Text size="small" role="status" className="text-ui-fg-subtle px-3 pb-3">
          {nothing}
        </Text>
      )}
    </div>
  )
}

type OptionProps = {
  readonly id: string
  readonly option: ListOption
  readonly active: boolean
  readonly chosen: boolean
  /** How those chosen are marked; not at all where nothing can be. */
  readonly mark: "box" | "check" | null
  readonly onHover: () => void
  readonly onChoose: () => void
}

const Option = ({ id, option, active, chosen, mark, onHover, onChoose }: OptionProps) => (
  <div
    id={id}
    role="option"
    aria-selected={chosen}
    className={clx(
      "flex cursor-pointer items-start gap-x-2 rounded px-2 py-1.5",
      active && "bg-ui-bg-component-hover"
    )}
    onPointerMove={onHover}
    // The focus stays where one types.
    onPointerDown={(event) => event.preventDefault()}
    onClick={onChoose}
  >
    {mark === "box" && (
      <span
        aria-hidden
        className={clx(
          "mt-0.5 flex size-[15px] shrink-0 items-center justify-center rounded-[3px]",
          chosen ? "bg-ui-bg-interactive text-ui-fg-on-color" : "bg-ui-bg-base shadow-borders-base"
        )}
      >
        {chosen && <CheckMini />}
      </span>
    )}
    {mark === "check" && (
      <span aria-hidden className="flex size-[15px] shrink-0 items-center justify-center pt-1">
        {chosen && <CheckMini />}
      </span>
    )}
    <span className="flex min-w-0 flex-col">
      <span className="txt-compact-small text-ui-fg-base break-words">{option.label}</span>
      {option.hint && (
        <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">{option.hint}</span>
      )}
    </span>
  </div>
)
