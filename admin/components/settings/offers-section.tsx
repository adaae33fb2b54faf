import { useWatch } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import type { Draft } from "../../lib/settings/draft"
import { Section } from "../shared/section"
import { NumberSetting } from "./number-setting"
import { PrefixSetting } from "./prefix-setting"
import { SwitchSetting } from "./switch-setting"

/** What coupons may give, and what a batch of them may cost that names no budget of its own. */
export const OffersSection = () => {
  const { t } = useText()
  const currency = useWatch<Draft, "base_currency">({ name: "base_currency" })
  return (
    <Section title={t("settings.section.offers")} description={t("settings.section.offers_text")}>
      <PrefixSetting />
      <NumberSetting name="offers.largest_discount" />
      <SwitchSetting name="offers.margin_guard" />
      <NumberSetting name="offers.rest_days" />
      <NumberSetting name="offers.valid_days" />
      <NumberSetting name="offers.budget.amount" unit={currency.toUpperCase()} />
      <NumberSetting name="offers.budget.count" />
      <NumberSetting name="offers.purge_after_days" />
    </Section>
  )
}
