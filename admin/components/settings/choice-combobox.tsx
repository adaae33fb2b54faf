import { Combobox } from "@medusajs/dashboard/components"
import { useMemo, useState } from "react"
import { useController } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import { useSettingText } from "../../hooks/use-setting-text"
import { type Choice, matching } from "../../lib/settings/choices"
import type { Draft } from "../../lib/settings/draft"
import { DEFAULTS } from "../../lib/settings/setting"
import { SettingRow } from "./setting-row"

type ChoiceComboboxProps = {
  readonly name: "base_currency" | "time_zone"
  readonly options: readonly Choice[]
}

/** A setting that is one of many names, found by typing. */
export const ChoiceCombobox = ({ name, options }: ChoiceComboboxProps) => {
  const { t } = useText()
  const words = useSettingText()
  const { field, fieldState } = useController<Draft, typeof name>({ name })
  const [query, setQuery] = useState("")
  const found = useMemo(() => matching(options, query), [options, query])
  const id = `setting-${name}`
  return (
    <SettingRow
      id={id}
      label={words.label(name)}
      hint={t(`settings.field.${name}.hint`)}
      note={t("settings.default", { value: words.value(name, DEFAULTS[name]) })}
      error={fieldState.error?.message}
    >
      <div className="max-w-sm">
        <Combobox
          id={id}
          value={field.value}
          // Cleared is not chosen: the last choice stands.
          onChange={(value) => value && field.onChange(value)}
          onBlur={field.onBlur}
          searchValue={query}
          onSearchValueChange={setQuery}
          options={found}
          aria-describedby={`${id}-hint ${id}-error`}
          aria-invalid={fieldState.invalid}
        />
      </div>
    </SettingRow>
  )
}
