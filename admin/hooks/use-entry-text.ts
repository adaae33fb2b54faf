import { useTranslation } from "react-i18next"
import type { EntryKey } from "../i18n/en-entry"

/** The words that are there before the texts are: all that what every page loads may say. */
export function useEntryText(): (key: EntryKey) => string {
  return useTranslation("retention").t
}
