import { Input } from "@medusajs/ui"
import { useController } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import type { Draft } from "../../lib/settings/draft"
import { DEFAULTS } from "../../lib/settings/setting"
import { SettingRow } from "./setting-row"

/** What the codes of coupons begin with. */
export const PrefixSetting = () => {
  const { t } = useText()
  const name = "offers.code_prefix"
  const { field, fieldState } = useController<Draft, typeof name>({ name })
  const id = `setting-${name}`
  return (
    <SettingRow
      id={id}
      label={t(`settings.field.${name}.label`)}
      hint={t(`settings.field.${name}.hint`)}
      note={t("settings.default", { value: DEFAULTS.offers.code_prefix })}
      error={fieldState.error?.message}
      inline
    >
      <div className="xl:w-52">
        <div className="w-36">
          <Input
            {...field}
            id={id}
            maxLength={10}
            autoComplete="off"
            spellCheck={false}
            className="uppercase"
            aria-describedby={`${id}-hint ${id}-error`}
            aria-invalid={fieldState.invalid}
            onChange={({ target }) => field.onChange(target.value.toUpperCase())}
          />
        </div>
      </div>
    </SettingRow>
  )
}
