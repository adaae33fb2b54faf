import { useText } from "../../hooks/use-text"

/** The page's name in the breadcrumb, behind that of the segments. */
const CompareCrumb = () => <>{useText().t("compare.crumb")}</>

export default CompareCrumb
