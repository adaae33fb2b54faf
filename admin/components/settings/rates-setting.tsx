import { Combobox } from "@medusajs/dashboard/components"
import { Plus, Trash } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import { useFieldArray, useFormState, useWatch } from "react-hook-form"
import { useCurrenciesWithoutRate } from "../../hooks/use-settings"
import { useText } from "../../hooks/use-text"
import type { Choice } from "../../lib/settings/choices"
import type { Draft } from "../../lib/settings/draft"
import { errorOf } from "../../lib/settings/error-of"
import { NumberInput } from "./number-input"
import { SettingError, SettingRow } from "./setting-row"

type RatesSettingProps = {
  /** The base currency of the version in force. */
  readonly base: string
  readonly currencies: readonly Choice[]
}

/** What other currencies are worth, with those first that orders are waiting for. */
export const RatesSetting = ({ base, currencies }: RatesSettingProps) => {
  const { t } = useText()
  const present = useWatch<Draft, "base_currency">({ name: "base_currency" })
  const rows = useWatch<Draft, "rates">({ name: "rates" })
  const { errors } = useFormState<Draft>({ name: "rates" })
  const { append, remove, fields } = useFieldArray<Draft, "rates">({ name: "rates" })
  const taken = new Set([present, ...rows.map(({ code }) => code)])
  const wanted = useCurrenciesWithoutRate().filter((code) => !taken.has(code))
  const add = (code: string) =>
    append({ code, rate: "" }, { focusName: `rates.${rows.length}.rate` })
  const baseCode = present.toUpperCase()
  return (
    <SettingRow
      id="setting-rates"
      label={t("settings.field.rates.label")}
      hint={t("settings.field.rates.hint")}
    >
      {present !== base && rows.length > 0 && (
        <Text size="small" className="text-ui-tag-orange-text text-pretty" role="status">
          {t("settings.rates.base_changed", { base: baseCode })}
        </Text>
      )}
      {fields.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("settings.rates.none", { base: baseCode })}
        </Text>
      ) : (
        <ul className="flex flex-col gap-y-2" aria-label={t("settings.rates.caption")}>
          {fields.map((row, index) => {
            const code = row.code.toUpperCase()
            const id = `setting-rates.${index}.rate`
            return (
              <li key={row.id}>
                <div className="flex items-center gap-x-2">
                  <span className="txt-compact-small w-14 shrink-0 tabular-nums">
                    {t("settings.rates.one", { code })} =
                  </span>
                  <NumberInput
                    name={`rates.${index}.rate`}
                    id={id}
                    unit={baseCode}
                    label={t("settings.rate_field", { code })}
                    describedBy={`${id}-error`}
                  />
                  <IconButton
                    type="button"
                    size="small"
                    variant="transparent"
                    aria-label={t("settings.rates.remove", { code })}
                    onClick={() => remove(index)}
                  >
                    <Trash aria-hidden />
                  </IconButton>
                </div>
                <SettingError id={`${id}-error`} error={errorOf(errors, `rates.${index}.rate`)} />
              </li>
            )
          })}
        </ul>
      )}
      <div className="max-w-sm">
        <Combobox
          id="setting-rates"
          value=""
          onChange={(code) => code && add(code)}
          options={currencies.filter(({ value }) => !taken.has(value))}
          placeholder={t("settings.rates.add")}
          aria-describedby="setting-rates-hint"
        />
      </div>
      {wanted.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <Text size="small" className="text-ui-fg-subtle">
            {t("settings.rates.missing")}
          </Text>
          {wanted.map((code) => (
            <Button
              key={code}
              type="button"
              size="small"
              variant="secondary"
              onClick={() => add(code)}
            >
              <Plus aria-hidden />
              {t("settings.rates.add_code", { code: code.toUpperCase() })}
            </Button>
          ))}
        </div>
      )}
    </SettingRow>
  )
}
