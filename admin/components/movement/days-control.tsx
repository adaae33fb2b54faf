import { CalendarMini } from "@medusajs/icons"
import { Button, DatePicker, Label, Popover, Text } from "@medusajs/ui"
import { useId, useMemo, useState, type FormEvent } from "react"
import { useText } from "../../hooks/use-text"
import { dateOf, dayOf } from "../../lib/customers/calendar-day"
import {
  datesOf,
  daysFault,
  daysFrom,
  MOVEMENT_RANGES,
  type MovementDays,
} from "../../lib/movement/movement-url"
import { Choice } from "../shared/choice"

type DaysControlProps = {
  readonly days: MovementDays
  /** `YYYY-MM-DD` in the policy's zone. */
  readonly today: string
  readonly onChange: (days: MovementDays) => void
}

/** The two days that are compared: the last so many, or any two. */
export const DaysControl = ({ days, today, onChange }: DaysControlProps) => {
  const { t, format } = useText()
  const [open, setOpen] = useState(false)
  const { from, to } = datesOf(days, today)
  return (
    <>
      <Choice
        label={t("movement.range")}
        value={"last" in days ? days.last : null}
        options={MOVEMENT_RANGES.map((value) => ({ value, text: t(`movement.last_${value}`) }))}
        onChange={(last) => onChange(daysFrom(datesOf({ last }, today), today))}
      />
      <Popover open={open} onOpenChange={setOpen} modal>
        <Popover.Trigger asChild>
          <Button variant="secondary" size="small" className="tabular-nums">
            <CalendarMini aria-hidden className="text-ui-fg-subtle" />
            <span className="sr-only">{t("movement.days_choose")}</span>
            {t("movement.days", { from: format.day(from, "UTC"), to: format.day(to, "UTC") })}
          </Button>
        </Popover.Trigger>
        <Popover.Content
          align="end"
          aria-label={t("movement.days_choose")}
          className="w-72 p-0 outline-none"
        >
          <DaysForm
            dates={{ from, to }}
            today={today}
            onSubmit={(dates) => {
              setOpen(false)
              onChange(daysFrom(dates, today))
            }}
          />
        </Popover.Content>
      </Popover>
    </>
  )
}

type Dates = { readonly from: string; readonly to: string }

type DaysFormProps = {
  readonly dates: Dates
  readonly today: string
  readonly onSubmit: (dates: Dates) => void
}

const DaysForm = ({ dates, today, onSubmit }: DaysFormProps) => {
  const { t } = useText()
  const id = useId()
  const [typed, setTyped] = useState(dates)
  const [told, setTold] = useState(false)
  const fault = daysFault(typed, today)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTold(true)
    if (fault === null) {
      onSubmit(typed)
    }
  }
  return (
    <form noValidate className="flex flex-col gap-y-3 p-3" onSubmit={submit}>
      {(["from", "to"] as const).map((end) => (
        <Day
          key={end}
          label={t(`movement.${end}`)}
          day={typed[end]}
          onChange={(day) => setTyped((before) => ({ ...before, [end]: day }))}
        />
      ))}
      {told && fault !== null && (
        <Text id={`${id}-problem`} size="small" role="alert" className="text-ui-fg-error">
          {t(`movement.invalid.${fault}`)}
        </Text>
      )}
      <Button type="submit" size="small" className="self-end">
        {t("movement.apply")}
      </Button>
    </form>
  )
}

type DayProps = {
  readonly label: string
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string
  readonly onChange: (day: string) => void
}

const Day = ({ label, day, onChange }: DayProps) => {
  // The picker takes a new object for a new day.
  const value = useMemo(() => dateOf(day), [day])
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label size="small" weight="plus">
        {label}
      </Label>
      <DatePicker
        size="small"
        modal
        aria-label={label}
        value={value}
        onChange={(date) => onChange(dayOf(date))}
      />
    </div>
  )
}
