import { useMemo } from "react"
import { useText } from "../../hooks/use-text"
import { currencyChoices } from "../../lib/settings/choices"
import { Section } from "../shared/section"
import { ChoiceCombobox } from "./choice-combobox"
import { NumberSetting } from "./number-setting"
import { RatesSetting } from "./rates-setting"

type MoneySectionProps = {
  /** The base currency of the version in force. */
  readonly base: string
}

/** Base currency, exchange rates, margin, and what later money is worth. */
export const MoneySection = ({ base }: MoneySectionProps) => {
  const { t, format } = useText()
  const currencies = useMemo(() => currencyChoices(format.locale), [format.locale])
  return (
    <Section title={t("settings.section.money")} description={t("settings.section.money_text")}>
      <ChoiceCombobox name="base_currency" options={currencies} />
      <RatesSetting base={base} currencies={currencies} />
      <NumberSetting name="margin" />
      <NumberSetting name="annual_discount_rate" />
    </Section>
  )
}
