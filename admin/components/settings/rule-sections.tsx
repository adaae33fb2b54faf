import { useMemo } from "react"
import { useText } from "../../hooks/use-text"
import { useCityName } from "../../hooks/use-city-name"
import { zoneChoices } from "../../lib/settings/zones"
import { Section } from "../shared/section"
import { ChoiceCombobox } from "./choice-combobox"
import { LadderTable } from "./ladder-table"
import { MethodSetting } from "./method-setting"
import { MoneySection } from "./money-section"
import { NamesSetting } from "./names-setting"
import { NumberSetting } from "./number-setting"
import { OffersSection } from "./offers-section"
import { SeasonsSetting } from "./seasons-setting"
import { SwitchSetting } from "./switch-setting"

type RuleSectionsProps = {
  /** Of the version that is being edited. */
  readonly base: { readonly base_currency: string; readonly time_zone: string }
}

/** Every setting of the policy, by what it is about. */
export const RuleSections = ({ base }: RuleSectionsProps) => {
  const { t, format } = useText()
  const city = useCityName()
  const zones = useMemo(
    () => zoneChoices(base.time_zone, format.locale, city),
    [base.time_zone, format.locale, city]
  )
  const about = (name: string) => ({
    title: t(`settings.section.${name}`),
    description: t(`settings.section.${name}_text`),
  })
  return (
    <>
      <MoneySection base={base.base_currency} />
      <Section {...about("calendar")}>
        <ChoiceCombobox name="time_zone" options={zones} />
      </Section>
      <Section {...about("tier")}>
        <NumberSetting name="tier.window_days" />
        <NumberSetting name="tier.high_value_percentile" />
        <NumberSetting name="tier.high_value_min_days" />
        <NumberSetting name="tier.mid_value_percentile" />
        <NumberSetting name="tier.potential_max_days" />
        <NumberSetting name="tier.grace_days" />
      </Section>
      <Section {...about("stage")}>
        <MethodSetting />
        <LadderTable />
        <NumberSetting name="stage.gap_window_days" />
        <NumberSetting name="stage.min_gaps" />
        <NumberSetting name="stage.min_history_days" />
        <NumberSetting name="stage.max_monthly_change" />
        <NumberSetting name="stage.new_days" />
        <NumberSetting name="stage.reactivated_days" />
      </Section>
      <Section {...about("slowing")}>
        <NumberSetting name="stage.slowing.min_purchase_days" />
        <NumberSetting name="stage.slowing.min_silence_days" />
        <NumberSetting name="stage.slowing.gap_factor" />
      </Section>
      <Section {...about("portrait")}>
        <NumberSetting name="portrait.late_after_days" />
        <NumberSetting name="portrait.refunded_share" />
        <SeasonsSetting />
      </Section>
      <OffersSection />
      <Section {...about("mirror")}>
        <NamesSetting name="mirror.customer_metadata" />
        <NamesSetting name="mirror.order_metadata" />
        <SwitchSetting name="seen.storefront" />
      </Section>
    </>
  )
}
