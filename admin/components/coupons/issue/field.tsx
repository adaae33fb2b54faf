import { DatePicker, Hint, Input, Label, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useController } from "react-hook-form"
import { fieldId, useProblem } from "../../../hooks/use-issue-form"
import { dateOf, dayOf } from "../../../lib/customers/calendar-day"
import type { IssueDraft } from "../../../lib/coupons/issue-draft"

type FieldProps = {
  /** The form's. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly className?: string
  readonly children: ReactNode
}

/** A control with its name above it, and below it what it is for and what is wrong. */
export const Field = ({ name, label, hint, className, children }: FieldProps) => {
  const id = fieldId(name)
  return (
    <div className={className ?? "flex min-w-0 flex-col gap-y-1.5"}>
      <Label htmlFor={id} id={`${id}-label`} size="small" weight="plus">
        {label}
      </Label>
      {children}
      {hint && (
        <Text size="xsmall" id={`${id}-hint`} className="text-ui-fg-subtle text-pretty">
          {hint}
        </Text>
      )}
      <Problem name={name} />
    </div>
  )
}

/** What is wrong with a field; read out as it changes. */
export const Problem = ({ name }: { name: string }) => {
  const problem = useProblem(name)
  return (
    <div id={`${fieldId(name)}-problem`} aria-live="polite" className="empty:hidden">
      {problem && (
        <Hint variant="error" className="text-pretty">
          {problem}
        </Hint>
      )}
    </div>
  )
}

/** Fields that hold what is typed. */
export type TypedName =
  | "percent"
  | `rows.${number}.${"amount" | "minimum"}`
  | "buy_quantity"
  | "get_quantity"
  | "get_percent"
  | "days"
  | "budget_amount"
  | "budget_count"

type TypedInputProps = {
  readonly name: TypedName
  /** Stands behind the number. */
  readonly unit?: string
  /** Where no label element names it. */
  readonly label?: string
  readonly placeholder?: string
}

/** A number; text inside, so that what is half typed stays as it is. */
export const TypedInput = ({ name, unit, label, placeholder }: TypedInputProps) => {
  const { field } = useController<IssueDraft, TypedName>({ name })
  const id = fieldId(name)
  return (
    <div className="flex items-center gap-x-2">
      <div className="w-28 shrink-0">
        <Input
          {...field}
          id={id}
          size="small"
          inputMode="decimal"
          autoComplete="off"
          className="text-right tabular-nums"
          placeholder={placeholder}
          aria-label={label}
          aria-describedby={`${id}-hint ${id}-problem`}
          aria-invalid={useProblem(name) !== undefined}
        />
      </div>
      {unit !== undefined && (
        <span className="txt-compact-small text-ui-fg-subtle whitespace-nowrap">{unit}</span>
      )}
    </div>
  )
}

type DayInputProps = { readonly name: "first_day" | "last_day"; readonly label: string }

/** A day of the calendar. */
export const DayInput = ({ name, label }: DayInputProps) => {
  const { field } = useController<IssueDraft, typeof name>({ name })
  const id = fieldId(name)
  return (
    <div className="w-44" id={id} tabIndex={-1}>
      <DatePicker
        size="small"
        modal
        aria-label={label}
        aria-describedby={`${id}-problem`}
        value={dateOf(field.value)}
        onChange={(date) => {
          field.onChange(dayOf(date))
          field.onBlur()
        }}
      />
    </div>
  )
}
