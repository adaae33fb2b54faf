import { Plus } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { TimeZone } from "../../../hooks/time-zone"
import { useAllowed } from "../../../hooks/use-allowed"
import { useCoupons } from "../../../hooks/use-coupons"
import { usePolicyZone } from "../../../hooks/use-policy"
import { useText } from "../../../hooks/use-text"
import { newCouponsPath } from "../../../lib/coupons/coupons-path"
import { AllowedButton } from "../../shared/allowed-button"
import { Empty } from "../../shared/empty"
import { RunsCard } from "../run/runs-card"
import { CouponFigures } from "./coupon-figures"
import { CouponsList } from "./coupons-list"

/** Asked for its totals alone. */
const TOTALS = { limit: 1 }

/** All coupons: which are out, what they cost and may cost, and in which batches they were issued. */
const CouponsPage = () => {
  const { t } = useText()
  const { data: zone } = usePolicyZone()
  const { data: all } = useCoupons(TOTALS)
  const none = all !== undefined && all.count === 0
  return (
    <TimeZone.Provider value={zone}>
      <div className="flex flex-col gap-y-3">
        <Container className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div>
            <Heading>{t("coupons.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("coupons.subtitle")}
            </Text>
          </div>
          <IssueButton />
        </Container>
        {all && !none && <CouponFigures list={all} />}
        <Container className="flex flex-col p-0">
          {none ? (
            <Empty title={t("coupons.empty.none_title")} text={t("coupons.empty.none_text")} />
          ) : (
            <CouponsList />
          )}
        </Container>
        <RunsCard />
      </div>
    </TimeZone.Provider>
  )
}

/** The way to the page where coupons are issued; says why, where the role does not allow it. */
const IssueButton = () => {
  const { t } = useText()
  const content = (
    <>
      <Plus aria-hidden />
      {t("coupons.issue")}
    </>
  )
  return useAllowed("operate") === false ? (
    <AllowedButton operation="operate" size="small">
      {content}
    </AllowedButton>
  ) : (
    <Button size="small" asChild>
      <Link to={newCouponsPath()}>{content}</Link>
    </Button>
  )
}

export default CouponsPage
