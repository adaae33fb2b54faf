import { Container, Heading, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { Overview } from "../../lib/types"
import { lastScoredAt } from "../../lib/last-scored-at"

type FigureProps = {
  readonly label: string
  readonly value: string
  readonly hint: string
}

const Figure = ({ label, value, hint }: FigureProps) => (
  <div className="flex flex-col gap-y-1 px-6 py-4">
    <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
    <dd className="flex flex-col gap-y-1">
      <span className="h1-core text-ui-fg-base tabular-nums">{value}</span>
      <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">{hint}</span>
    </dd>
  </div>
)

/** The page's name and the shop in four figures. */
export const SummaryCard = ({ overview }: { overview: Overview }) => {
  const { t, format } = useText()
  const scoredAt = lastScoredAt(overview)
  const { currency } = overview
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4">
        <div>
          <Heading>{t("overview.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("overview.subtitle")}
          </Text>
        </div>
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {scoredAt
            ? t("overview.synced", { time: format.moment(scoredAt) })
            : t("overview.never_synced")}
        </Text>
      </div>
      <dl className="grid divide-y sm:grid-cols-2 sm:divide-y-0 xl:grid-cols-4 xl:divide-x">
        <Figure
          label={t("overview.customers")}
          value={format.count(overview.customers)}
          hint={t("overview.customers_hint", {
            prospects: format.count(overview.stages.prospect.people),
          })}
        />
        <Figure
          label={t("overview.buyers")}
          value={format.count(overview.buyers)}
          hint={t("overview.buyers_hint", {
            count: overview.orders,
            n: format.count(overview.orders),
          })}
        />
        <Figure
          label={t("overview.net_revenue")}
          value={format.wholeMoney(overview.net_revenue, currency)}
          hint={t("overview.net_revenue_hint", { currency: currency.toUpperCase() })}
        />
        <Figure
          label={t("overview.at_risk")}
          value={format.wholeMoney(overview.revenue_at_risk, currency)}
          hint={t("overview.at_risk_hint")}
        />
      </dl>
    </Container>
  )
}
