import { Plus } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useFieldArray } from "react-hook-form"
import { useSettingText } from "../../hooks/use-setting-text"
import { useText } from "../../hooks/use-text"
import type { Draft } from "../../lib/settings/draft"
import { EMPTY_SEASON, MOST_SEASONS } from "../../lib/settings/seasons"
import { DEFAULTS } from "../../lib/settings/setting"
import { SeasonInput } from "./season-input"
import { SettingRow } from "./setting-row"

const NAME = "portrait.gift_seasons"

/** When people buy for others: spans of days of every year. */
export const SeasonsSetting = () => {
  const { t } = useText()
  const words = useSettingText()
  const { append, remove, fields } = useFieldArray<Draft, typeof NAME>({ name: NAME })
  const id = `setting-${NAME}`
  return (
    <SettingRow
      id={id}
      label={words.label(NAME)}
      hint={t(`settings.field.${NAME}.hint`)}
      note={t("settings.default", { value: words.value(NAME, DEFAULTS.portrait.gift_seasons) })}
    >
      {fields.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("settings.seasons.none")}
        </Text>
      ) : (
        <ol className="flex flex-col gap-y-2" aria-labelledby={`${id}-label`}>
          {fields.map((row, index) => (
            <SeasonInput key={row.id} index={index} onRemove={() => remove(index)} />
          ))}
        </ol>
      )}
      <div>
        <Button
          id={id}
          type="button"
          size="small"
          variant="secondary"
          // The setting's own label would name it otherwise.
          aria-label={t("settings.seasons.add")}
          aria-describedby={`${id}-hint`}
          disabled={fields.length >= MOST_SEASONS}
          onClick={() => append(EMPTY_SEASON, { focusName: `${NAME}.${fields.length}.from_day` })}
        >
          <Plus aria-hidden />
          {t("settings.seasons.add")}
        </Button>
      </div>
    </SettingRow>
  )
}
