import { clx, Input } from "@medusajs/ui"
import { useController } from "react-hook-form"
import type { Draft } from "../../lib/settings/draft"

/** The fields of the form that hold a number as it is typed. */
export type NumberField =
  | "margin"
  | "annual_discount_rate"
  | `tier.${keyof Draft["tier"]}`
  | `stage.${"gap_window_days" | "min_gaps" | "min_history_days" | "max_monthly_change"}`
  | `stage.${"new_days" | "reactivated_days"}`
  | `stage.slowing.${keyof Draft["stage"]["slowing"]}`
  | `stage.${"percentiles" | "floors" | "ceilings" | "fixed_days"}.${"at_risk" | "dormant" | "lost"}`
  | `rates.${number}.rate`
  | `portrait.${"late_after_days" | "refunded_share"}`
  | `offers.${"largest_discount" | "rest_days" | "valid_days" | "purge_after_days"}`
  | `offers.budget.${"amount" | "count"}`

type NumberInputProps = {
  readonly name: NumberField
  readonly id: string
  /** Stands behind the number. */
  readonly unit: string
  /** Where no label element names it. */
  readonly label?: string
  readonly describedBy?: string
  readonly className?: string
}

/** A number of the policy. Text inside, so that what is half typed stays as it is. */
export const NumberInput = ({
  name,
  id,
  unit,
  label,
  describedBy,
  className,
}: NumberInputProps) => {
  const { field, fieldState } = useController<Draft, NumberField>({ name })
  return (
    <div className={clx("flex items-center gap-x-2", className)}>
      <div className="w-24 shrink-0">
        <Input
          {...field}
          id={id}
          inputMode="decimal"
          autoComplete="off"
          className="text-right tabular-nums"
          aria-label={label}
          aria-describedby={describedBy}
          aria-invalid={fieldState.invalid}
        />
      </div>
      <span className="txt-compact-small text-ui-fg-subtle whitespace-nowrap">{unit}</span>
    </div>
  )
}
