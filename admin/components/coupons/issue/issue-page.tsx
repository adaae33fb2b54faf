import { Container, Heading, Text } from "@medusajs/ui"
import { useLocation } from "react-router-dom"
import { TimeZone } from "../../../hooks/time-zone"
import { usePolicy } from "../../../hooks/use-policy"
import { useText } from "../../../hooks/use-text"
import { parseTarget } from "../../../lib/coupons/coupons-path"
import { FailedPage } from "../../shared/failed-page"
import { IssueEditor } from "./issue-editor"
import { IssueSkeleton } from "./issue-skeleton"

/** Issues coupons to a person, to chosen people or to a segment. */
const IssuePage = () => {
  const { t } = useText()
  const target = parseTarget(useLocation())
  const policy = usePolicy()
  if (!policy.data) {
    return policy.isError ? (
      <FailedPage error={policy.error} onRetry={() => void policy.refetch()} />
    ) : (
      <IssueSkeleton />
    )
  }
  const { settings } = policy.data
  return (
    <TimeZone.Provider value={settings.time_zone}>
      <div className="flex flex-col gap-y-3">
        <Container className="px-6 py-4">
          <Heading>{t("coupon_issue.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("coupon_issue.subtitle")}
          </Text>
        </Container>
        <IssueEditor target={target} rules={settings} zone={settings.time_zone} />
      </div>
    </TimeZone.Provider>
  )
}

export default IssuePage
