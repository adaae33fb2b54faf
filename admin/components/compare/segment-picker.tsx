import { Combobox } from "@medusajs/dashboard/components"
import { useState } from "react"
import { useSegmentChoices } from "../../hooks/use-segment-choices"
import { useText } from "../../hooks/use-text"

type SegmentPickerProps = {
  /** Says what is chosen, where no label stands beside it. */
  readonly label: string
  readonly id?: string
  readonly placeholder: string
  /** A segment's id. */
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  /** What choosing none is called, where that may be chosen. */
  readonly none?: string
}

/** The value that stands for none: no id of a segment. */
const NONE = "none"

/** A segment, found by typing. */
export const SegmentPicker = ({
  label,
  id,
  placeholder,
  value,
  onChange,
  none,
}: SegmentPickerProps) => {
  const { t } = useText()
  const [query, setQuery] = useState("")
  const { options, gone } = useSegmentChoices(query, value)
  // A name that is not among the options could not be shown.
  const shown = [
    ...(none !== undefined && query === "" ? [{ value: NONE, label: none }] : []),
    ...(gone && value !== null ? [{ value, label: t("compare.gone") }] : []),
    ...options,
  ]
  return (
    <Combobox
      id={id}
      aria-label={label}
      placeholder={placeholder}
      value={value ?? (none === undefined ? "" : NONE)}
      // Cleared is not chosen: the last choice stands.
      onChange={(chosen) => chosen && onChange(chosen === NONE ? null : chosen)}
      searchValue={query}
      onSearchValueChange={setQuery}
      options={shown}
    />
  )
}
