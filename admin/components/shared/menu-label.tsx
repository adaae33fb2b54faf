import { useText } from "../../hooks/use-text"

/** The page's name in the breadcrumb, in the admin's language. */
export const MenuLabel = () => <>{useText().t("menu.retention")}</>
