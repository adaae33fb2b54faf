import { useContext, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { createFormatter, type Formatter } from "../lib/format/formatter"
import { TimeZone } from "./time-zone"

/** Figures that a text may name; `count` picks singular or plural. */
export type TextValues = Readonly<Record<string, string | number>>

/** Our texts in the admin's language, and numbers, money and dates to go with them. */
export type Text = {
  /** The text under `key` in our namespace, its `{{names}}` filled in. */
  readonly t: (key: string, values?: TextValues) => string
  /** True when the admin's language, or English as its stand-in, has a text under `key`. */
  readonly has: (key: string) => boolean
  readonly format: Formatter
}

/** Our texts and formats, in the language the admin is set to and the zone of {@link TimeZone}. */
export function useText(): Text {
  const { t, i18n } = useTranslation("retention")
  const zone = useContext(TimeZone)
  const format = useMemo(() => createFormatter(i18n.language, zone), [i18n.language, zone])
  return {
    t: (key, values) => t(key, { ...values }),
    has: (key) => i18n.exists(key, { ns: "retention" }),
    format,
  }
}
