import { useText } from "../../../hooks/use-text"
import type { Operator, SegmentField } from "../../../lib/segments/types"
import { shapeOf, type Typed } from "../../../lib/segments/values"
import { useRuleEditing } from "./editing"
import { And, Choose, DayField, NumberField, TextField } from "./plain-inputs"
import { ItemsEditor } from "./value-picker"

type ValueEditorProps = {
  readonly field: SegmentField
  readonly operator: Operator
  readonly typed: Typed
  readonly invalid: boolean
  readonly onChange: (typed: Typed) => void
}

/** What a condition compares with, entered as its kind asks for. */
export const ValueEditor = ({ field, operator, typed, invalid, onChange }: ValueEditorProps) => {
  const { t } = useText()
  const unit = useUnit(field)
  const change = (part: Partial<Typed>) => onChange({ ...typed, ...part })
  const first = { value: typed.first, invalid, onChange: (text: string) => change({ first: text }) }
  const second = {
    value: typed.second,
    invalid,
    onChange: (text: string) => change({ second: text }),
  }
  const [value, from, to, days, day] = ["value", "from", "to", "number_of_days", "day"].map(
    (name) => t(`segments.builder.${name}`)
  ) as [string, string, string, string, string]
  switch (shapeOf(field, operator)) {
    case "none":
      return null
    case "flag":
      return (
        <Choose
          label={value}
          value={String(typed.flag)}
          options={[
            { value: "true", text: t("segments.builder.yes") },
            { value: "false", text: t("segments.builder.no") },
          ]}
          onChange={(flag) => change({ flag: flag === "true" })}
        />
      )
    case "items":
      return (
        <ItemsEditor
          field={field}
          items={typed.items}
          invalid={invalid}
          onChange={(items) => change({ items })}
        />
      )
    case "text":
      return <TextField label={value} {...first} />
    case "amount":
      return <NumberField label={value} unit={unit} {...first} />
    case "amounts":
      return (
        <>
          <NumberField label={from} {...first} />
          <And />
          <NumberField label={to} unit={unit} {...second} />
        </>
      )
    case "days":
      return <NumberField label={days} unit={t("segments.builder.days")} {...first} />
    case "day_range":
      return (
        <>
          <NumberField label={from} {...first} />
          <And />
          <NumberField label={to} unit={t("segments.builder.days")} {...second} />
        </>
      )
    case "date":
      return <DayField label={day} {...first} />
    case "dates":
      return (
        <>
          <DayField label={from} {...first} />
          <And />
          <DayField label={to} {...second} />
        </>
      )
  }
}

/** What a field's numbers are of, to stand behind them. */
function useUnit({ kind, unit }: SegmentField): string | undefined {
  const { t } = useText()
  const { currency } = useRuleEditing()
  if (kind === "money") {
    return currency.toUpperCase()
  }
  return unit === "share" ? "%" : unit === "days" ? t("segments.builder.days") : undefined
}
