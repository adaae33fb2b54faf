import { Trash } from "@medusajs/icons"
import { IconButton, Input, Select, Text } from "@medusajs/ui"
import { useController, useFormState, useWatch } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import { monthName } from "../../lib/format/calendar-words"
import type { Draft } from "../../lib/settings/draft"
import { errorOf } from "../../lib/settings/error-of"
import { overNewYear, seasonOf } from "../../lib/settings/seasons"
import { SettingError } from "./setting-row"

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"))

type End = "from" | "to"

type SeasonInputProps = {
  /** Its place in the list, from 0. */
  readonly index: number
  readonly onRemove: () => void
}

/** One season: its first and its last day, both by month and day. */
export const SeasonInput = ({ index, onRemove }: SeasonInputProps) => {
  const { t, format } = useText()
  const name = `portrait.gift_seasons.${index}` as const
  const { errors } = useFormState<Draft>({ name: "portrait.gift_seasons" })
  const row = useWatch<Draft, typeof name>({ name })
  const [from, to] = (["from", "to"] as const).map((end) => errorOf(errors, `${name}.${end}_day`))
  const n = format.count(index + 1)
  return (
    <li className="flex flex-col gap-y-1">
      <div className="flex flex-wrap items-center gap-2">
        <DayOfYear index={index} end="from" />
        <span className="txt-compact-small text-ui-fg-subtle">{t("settings.seasons.to")}</span>
        <DayOfYear index={index} end="to" />
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t("settings.seasons.remove", { n })}
          onClick={onRemove}
        >
          <Trash aria-hidden />
        </IconButton>
      </div>
      {!from && !to && overNewYear(seasonOf(row)) && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("settings.seasons.over_new_year")}
        </Text>
      )}
      <SettingError id={`setting-${name}-error`} error={from ?? to} />
    </li>
  )
}

const DayOfYear = ({ index, end }: { index: number; end: End }) => {
  const { t, format } = useText()
  const name = `portrait.gift_seasons.${index}` as const
  const month = useController<Draft, `${typeof name}.${End}_month`>({
    name: `${name}.${end}_month`,
  })
  const day = useController<Draft, `${typeof name}.${End}_day`>({ name: `${name}.${end}_day` })
  const n = format.count(index + 1)
  return (
    <div className="flex items-center gap-x-1">
      <Select value={month.field.value} onValueChange={month.field.onChange}>
        <Select.Trigger
          ref={month.field.ref}
          className="w-32"
          aria-label={t(`settings.seasons.${end}_month`, { n })}
        >
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {MONTHS.map((value) => (
            <Select.Item key={value} value={value}>
              {monthName(format.locale, Number(value))}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
      <div className="w-14">
        <Input
          {...day.field}
          id={`setting-${name}.${end}_day`}
          inputMode="numeric"
          autoComplete="off"
          className="text-right tabular-nums"
          aria-label={t(`settings.seasons.${end}_day`, { n })}
          aria-describedby={`setting-${name}-error`}
          aria-invalid={day.fieldState.invalid}
        />
      </div>
    </div>
  )
}
