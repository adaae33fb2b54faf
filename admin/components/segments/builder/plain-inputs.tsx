import { DatePicker, Input, Select } from "@medusajs/ui"
import { dateOf, dayOf } from "../../../lib/customers/calendar-day"
import { useText } from "../../../hooks/use-text"

type InputProps = {
  readonly label: string
  readonly value: string
  readonly invalid: boolean
  readonly onChange: (value: string) => void
}

type NumberFieldProps = InputProps & {
  /** Stands behind the number. */
  readonly unit?: string
}

/** A number as it is typed. */
export const NumberField = ({ label, value, invalid, onChange, unit }: NumberFieldProps) => (
  <span className="flex items-center gap-x-1.5">
    <span className="w-20">
      <Input
        size="small"
        inputMode="decimal"
        autoComplete="off"
        className="text-right tabular-nums"
        aria-label={unit === undefined ? label : `${label} (${unit})`}
        aria-invalid={invalid}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
    {unit !== undefined && (
      <span aria-hidden className="txt-compact-small text-ui-fg-subtle whitespace-nowrap">
        {unit}
      </span>
    )}
  </span>
)

/** A text as it is typed. */
export const TextField = ({ label, value, invalid, onChange }: InputProps) => (
  <span className="w-52">
    <Input
      size="small"
      autoComplete="off"
      aria-label={label}
      aria-invalid={invalid}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </span>
)

/** A day of the calendar. */
export const DayField = ({ label, value, onChange }: Omit<InputProps, "invalid">) => (
  <span className="w-40">
    <DatePicker
      size="small"
      modal
      aria-label={label}
      value={dateOf(value)}
      onChange={(date) => onChange(dayOf(date))}
    />
  </span>
)

/** Stands between two ends of a range. */
export const And = () => (
  <span className="txt-compact-small text-ui-fg-subtle">{useText().t("segments.builder.and")}</span>
)

type ChooseProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly invalid?: boolean
  readonly className?: string
  readonly onChange: (value: Value) => void
}

/** One of a few, in Medusa's own select. */
export const Choose = <Value extends string>({
  label,
  value,
  options,
  invalid = false,
  className,
  onChange,
}: ChooseProps<Value>) => (
  <Select
    size="small"
    value={value}
    onValueChange={(to) => {
      const option = options.find((one) => one.value === to)
      if (option) {
        onChange(option.value)
      }
    }}
  >
    <Select.Trigger
      aria-label={label}
      aria-invalid={invalid}
      className={className ?? "w-auto gap-x-1.5"}
    >
      <Select.Value />
    </Select.Trigger>
    <Select.Content>
      {options.map((option) => (
        <Select.Item key={option.value} value={option.value}>
          {option.text}
        </Select.Item>
      ))}
    </Select.Content>
  </Select>
)
