import { Button, DatePicker, Input, Label, Text } from "@medusajs/ui"
import { useId, useState, type FormEvent } from "react"
import { useText } from "../../hooks/use-text"
import {
  RANGE_FILTERS,
  readRange,
  RANGE_ENDS,
  type RangeEnd,
  type RangeFault,
  type RangeFilter,
} from "../../lib/customers/filter-form"
import { dateOf, dayOf } from "../../lib/customers/calendar-day"
import type { Range } from "../../lib/customers/filters"

type RangeEditorProps = {
  readonly name: RangeFilter
  readonly range: Range
  readonly onChange: (range: Range) => void
}

/** From and to, either of which may be left open. */
export const RangeEditor = ({ name, range, onChange }: RangeEditorProps) => {
  const { t } = useText()
  const id = useId()
  const [typed, setTyped] = useState({ from: range.from ?? "", to: range.to ?? "" })
  const [fault, setFault] = useState<RangeFault | null>(null)
  const isDay = RANGE_FILTERS[name] === "day"

  const type = (end: RangeEnd, text: string) => {
    setTyped((before) => ({ ...before, [end]: text }))
    setFault(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readRange(name, typed)
    if ("problem" in read) {
      setFault(read)
    } else {
      onChange(read.range)
    }
  }
  return (
    <form noValidate className="flex flex-col gap-y-3 p-3" onSubmit={submit}>
      <div className={isDay ? "flex flex-col gap-y-3" : "grid grid-cols-2 gap-x-3"}>
        {RANGE_ENDS.map((end, index) => (
          <div key={end} className="flex min-w-0 flex-col gap-y-1">
            <Label size="small" weight="plus" htmlFor={`${id}-${end}`}>
              {t(`customers.filter.${end}`)}
            </Label>
            {isDay ? (
              <DatePicker
                size="small"
                modal
                aria-label={t(`customers.filter.${end}`)}
                value={dateOf(typed[end])}
                onChange={(date) => type(end, dayOf(date))}
              />
            ) : (
              <Input
                id={`${id}-${end}`}
                size="small"
                inputMode="decimal"
                autoComplete="off"
                autoFocus={index === 0}
                value={typed[end]}
                aria-invalid={fault?.ends.includes(end) ?? false}
                aria-describedby={fault === null ? undefined : `${id}-problem`}
                onChange={(event) => type(end, event.target.value)}
              />
            )}
          </div>
        ))}
      </div>
      {fault !== null && (
        <Text id={`${id}-problem`} size="small" role="alert" className="text-ui-fg-error">
          {t(`customers.filter.invalid.${fault.problem}`)}
        </Text>
      )}
      <Button type="submit" size="small" className="self-end">
        {t("customers.filter.apply")}
      </Button>
    </form>
  )
}
