import { useCityName } from "../../hooks/use-city-name"
import { useText } from "../../hooks/use-text"
import { hourName, weekdayName } from "../../lib/format/calendar-words"
import type { Portrait } from "../../lib/person/portrait"
import { zonePlace } from "../../lib/settings/zones"
import { Stat } from "./stat"

/** Usual basket, discounts, favourite category, usual time. */
export const PortraitFacts = ({ portrait }: { portrait: Portrait }) => {
  const { t, format } = useText()
  const { usual_basket: basket, usual_items: items, favourite_category: category } = portrait
  const total = format.count(portrait.purchases)
  return (
    <dl className="flex flex-col gap-y-4 px-6 py-4">
      {basket !== null && portrait.currency_code !== null && (
        <Stat
          label={t("person.portrait.basket")}
          value={format.money(basket, portrait.currency_code)}
          hint={
            items !== null &&
            t("person.portrait.basket_items", { count: items, n: format.decimal(items) })
          }
        />
      )}
      {portrait.discount_affinity !== null && (
        <Stat
          label={t("person.portrait.discount")}
          value={format.percent(portrait.discount_affinity)}
          hint={t("person.portrait.discount_hint", {
            n: format.count(portrait.discounted_purchases),
            total,
          })}
        />
      )}
      <UsualTime portrait={portrait} />
      {category && (
        <Stat
          label={t("person.portrait.category")}
          value={category.name ?? t("person.portrait.category_gone")}
          hint={t("person.portrait.in_purchases", { n: format.count(category.purchases), total })}
        />
      )}
    </dl>
  )
}

/** Weekday and hour by their own clocks, as far as either stands out. */
const UsualTime = ({ portrait }: { portrait: Portrait }) => {
  const { t, format } = useText()
  const city = useCityName()
  const { preferred_weekday: weekday, preferred_hour: hour, time_zone: zone } = portrait
  const label = t("person.portrait.time")
  if (weekday === null && hour === null) {
    return <Stat label={label} value={t("person.portrait.time_none")} />
  }
  const which = weekday === null ? "hour" : hour === null ? "weekday" : "both"
  const values = {
    weekday: weekday === null ? "" : weekdayName(format.locale, weekday),
    hour: hour === null ? "" : hourName(format.locale, hour),
    days: format.count(portrait.preferred_weekday_purchases ?? 0),
    hours: format.count(portrait.preferred_hour_purchases ?? 0),
    total: format.count(portrait.purchases),
  }
  return (
    <Stat
      label={label}
      value={t(`person.portrait.time_${which}`, values)}
      hint={
        <>
          <span className="block">{t(`person.portrait.time_shares_${which}`, values)}</span>
          <span className="block">
            {t(`person.portrait.zone_${portrait.time_zone_from}`, {
              place: zonePlace(zone, format.locale, city),
            })}
          </span>
        </>
      }
    />
  )
}
