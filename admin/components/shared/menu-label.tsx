import { useEntryText } from "../../hooks/use-entry-text"
import type { EntryTexts } from "../../i18n/en-entry"

type MenuLabelProps = {
  /** Which of our pages; the first one without it. */
  readonly of?: keyof EntryTexts["menu"]
}

/** A page's name in the breadcrumb, in the admin's language. */
export const MenuLabel = ({ of = "retention" }: MenuLabelProps) => (
  <>{useEntryText()(`menu.${of}`)}</>
)
