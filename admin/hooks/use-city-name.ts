import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { CityName } from "../lib/settings/zones"

/** Names of time zones' cities in the admin's language, of those that have a text. */
export function useCityName(): CityName {
  const { t, i18n } = useTranslation("retention")
  return useCallback(
    (zone) => {
      const key = `settings.city.${zone}`
      return i18n.exists(key, { ns: "retention" }) ? t(key) : undefined
    },
    [t, i18n]
  )
}
