import { RadioGroup } from "@medusajs/ui"
import { useController } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import type { Draft } from "../../lib/settings/draft"
import { DEFAULTS } from "../../lib/settings/setting"
import { SettingRow } from "./setting-row"

const METHODS = ["rhythm", "fixed"] as const

/** Whether the limits follow the shop's own rhythm. */
export const MethodSetting = () => {
  const { t } = useText()
  const { field } = useController<Draft, "stage.method">({ name: "stage.method" })
  const id = "setting-stage.method"
  return (
    <SettingRow
      id={id}
      label={t("settings.field.stage.method.label")}
      hint={t("settings.field.stage.method.hint")}
      note={t("settings.default", { value: t(`settings.method.${DEFAULTS.stage.method}`) })}
    >
      <RadioGroup
        id={id}
        value={field.value}
        onValueChange={field.onChange}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
      >
        {METHODS.map((method) => (
          <RadioGroup.ChoiceBox
            key={method}
            value={method}
            label={t(`settings.method.${method}`)}
            description={t(`settings.method.${method}_text`)}
          />
        ))}
      </RadioGroup>
    </SettingRow>
  )
}
