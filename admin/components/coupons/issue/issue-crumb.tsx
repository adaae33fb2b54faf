import { useText } from "../../../hooks/use-text"

/** What one does here, in the breadcrumb. */
const IssueCrumb = () => <>{useText().t("coupon_issue.crumb")}</>

export default IssueCrumb
