import { Switch } from "@medusajs/ui"
import { useController } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import type { Draft } from "../../lib/settings/draft"
import { DEFAULTS } from "../../lib/settings/setting"
import { SettingRow } from "./setting-row"

/** Whether the storefront may tell what customers look at. */
export const SwitchSetting = () => {
  const { t } = useText()
  const { field } = useController<Draft, "seen.storefront">({ name: "seen.storefront" })
  const id = "setting-seen.storefront"
  const said = (on: boolean) => t(on ? "settings.on" : "settings.off")
  return (
    <SettingRow
      id={id}
      label={t("settings.field.seen.storefront.label")}
      hint={t("settings.field.seen.storefront.hint")}
      note={t("settings.default", { value: said(DEFAULTS.seen.storefront) })}
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
