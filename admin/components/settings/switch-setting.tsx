import { Switch } from "@medusajs/ui"
import { useController } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import type { Draft } from "../../lib/settings/draft"
import { DEFAULTS, leavesOf } from "../../lib/settings/setting"
import { SettingRow } from "./setting-row"

type SwitchSettingProps = { readonly name: "seen.storefront" | "offers.margin_guard" }

const BY_DEFAULT = leavesOf(DEFAULTS)

/** A setting that is on or off. */
export const SwitchSetting = ({ name }: SwitchSettingProps) => {
  const { t } = useText()
  const { field } = useController<Draft, typeof name>({ name })
  const id = `setting-${name}`
  const said = (on: boolean) => t(on ? "settings.on" : "settings.off")
  return (
    <SettingRow
      id={id}
      label={t(`settings.field.${name}.label`)}
      hint={t(`settings.field.${name}.hint`)}
      note={t("settings.default", { value: said(BY_DEFAULT.get(name) === true) })}
      inline
    >
      <div className="flex items-center gap-x-2 xl:w-52">
        <Switch
          id={id}
          ref={field.ref}
          checked={field.value}
          onCheckedChange={field.onChange}
          onBlur={field.onBlur}
          aria-describedby={`${id}-hint`}
        />
        <span className="txt-compact-small" aria-hidden>
          {said(field.value)}
        </span>
      </div>
    </SettingRow>
  )
}
