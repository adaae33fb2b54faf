import { useFormState } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import { useSettingText } from "../../hooks/use-setting-text"
import type { Draft } from "../../lib/settings/draft"
import { errorOf } from "../../lib/settings/error-of"
import { kindOf } from "../../lib/settings/setting"
import { NumberInput, type NumberField } from "./number-input"
import { SettingRow } from "./setting-row"

type NumberSettingProps = {
  readonly name: NumberField
  /** Of money: its currency. */
  readonly unit?: string
}

/** A setting that is one number, with its unit, range and default. */
export const NumberSetting = ({ name, unit: currency }: NumberSettingProps) => {
  const { t } = useText()
  const words = useSettingText()
  const { errors } = useFormState<Draft>({ name })
  const id = `setting-${name}`
  const kind = kindOf(name)
  const unit = kind === "margin" || kind === "share" ? "percent" : kind
  return (
    <SettingRow
      id={id}
      label={words.label(name)}
      hint={t(`settings.field.${name}.hint`)}
      note={words.allowed(name)}
      error={errorOf(errors, name)}
      inline
    >
      <NumberInput
        name={name}
        id={id}
        unit={currency ?? t(`settings.unit.${unit}`)}
        describedBy={`${id}-hint ${id}-error`}
        className="xl:w-52"
      />
    </SettingRow>
  )
}
