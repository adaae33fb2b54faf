import { Checkbox, Label, Text } from "@medusajs/ui"
import { useDeferredValue, useId, useState } from "react"
import { useSegmentChoices } from "../../hooks/use-segment-choices"
import { useText } from "../../hooks/use-text"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { SearchInput } from "./search-input"

type SegmentEditorProps = {
  /** Ids. */
  readonly chosen: readonly string[]
  readonly onToggle: (id: string, chosen: boolean) => void
}

/** Some of the shop's segments, to be looked for by name. */
export const SegmentEditor = ({ chosen, onToggle }: SegmentEditorProps) => {
  const { t } = useText()
  const id = useId()
  const [sought, setSought] = useState("")
  const { options, isPending, error } = useSegmentChoices(useDeferredValue(sought.trim()), null)
  return (
    <div role="group" aria-label={t("customers.by.segment")}>
      <div className="border-b p-1">
        <SearchInput
          autoFocus
          placeholder={t("customers.filter.find")}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </div>
      <div className="max-h-80 overflow-y-auto p-1">
        {options.map(({ value, label }) => (
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
            <span className="min-w-0 break-words">{label}</span>
          </Label>
        ))}
        {isPending && <Loading height={96} />}
        {error && <Failed error={error} />}
        {options.length === 0 && !isPending && !error && (
          <Text size="small" className="text-ui-fg-subtle px-2 py-1.5">
            {t("customers.filter.nothing")}
          </Text>
        )}
      </div>
    </div>
  )
}
