import { useText } from "../../hooks/use-text"

type MenuLabelProps = {
  /** Which of our pages; the first one without it. */
  readonly of?: "retention" | "customers" | "segments" | "movement" | "model" | "settings" | "data"
}

/** A page's name in the breadcrumb, in the admin's language. */
export const MenuLabel = ({ of = "retention" }: MenuLabelProps) => <>{useText().t(`menu.${of}`)}</>
