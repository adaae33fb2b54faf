import { clx, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { TIERS } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { customersPath } from "../../lib/customers/customers-path"
import type { Overview } from "../../lib/types"

type FigureProps = {
  readonly label: string
  /** Null while there is none yet. */
  readonly value: string | null
  readonly hint: string
  /** The people behind the figure. */
  readonly to?: string
}

const Figure = ({ label, value, hint, to }: FigureProps) => (
  <div className={clx("group relative flex flex-col gap-y-1 px-6 py-4", EDGES, to && FIGURE_LINK)}>
    <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
    <dd className="flex flex-col gap-y-1">
      <span className="h1-core text-ui-fg-base tabular-nums">
        {to && value !== null ? (
          // Stretched over the figure, so that all of it can be clicked.
          <Link
            to={to}
            className="underline-offset-4 outline-none after:absolute after:inset-0 group-hover:underline"
          >
            {value}
          </Link>
        ) : (
          (value ?? "–")
        )}
      </span>
      <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">{hint}</span>
    </dd>
  </div>
)

// One, two or four to a row, with lines between them.
const EDGES =
  "border-t first:border-t-0 sm:even:border-l sm:[&:nth-child(2)]:border-t-0 xl:border-l xl:border-t-0 xl:first:border-l-0"

const FIGURE_LINK =
  "ring-inset has-[:focus-visible]:ring-2 has-[:focus-visible]:ring-ui-border-interactive hover:bg-ui-bg-base-hover transition-fg"

/** The page's name and the shop in four figures. */
export const SummaryCard = ({ overview }: { overview: Overview }) => {
  const { t, format } = useText()
  const { currency, revenue_at_risk, revenue_at_risk_as_of } = overview
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4">
        <div>
          <Heading>{t("overview.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("overview.subtitle")}
          </Text>
        </div>
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("overview.as_of", { time: format.moment(overview.as_of) })}
        </Text>
      </div>
      <dl className="grid sm:grid-cols-2 xl:grid-cols-4">
        <Figure
          label={t("overview.customers")}
          value={format.count(overview.customers)}
          hint={t("overview.customers_hint", {
            prospects: format.count(overview.stages.prospect.people),
          })}
          to={customersPath()}
        />
        <Figure
          label={t("overview.buyers")}
          value={format.count(overview.buyers)}
          hint={t("overview.buyers_hint", {
            count: overview.orders,
            n: format.count(overview.orders),
          })}
          to={customersPath({ tier: TIERS })}
        />
        <Figure
          label={t("overview.net_revenue")}
          value={format.wholeMoney(overview.net_revenue, currency)}
          hint={t("overview.net_revenue_hint", { currency: currency.toUpperCase() })}
        />
        <Figure
          label={t("overview.at_risk")}
          value={revenue_at_risk === null ? null : format.wholeMoney(revenue_at_risk, currency)}
          hint={[
            t("overview.at_risk_hint"),
            revenue_at_risk_as_of
              ? t("overview.at_risk_as_of", { time: format.moment(revenue_at_risk_as_of) })
              : revenue_at_risk === null && t("overview.at_risk_none"),
          ]
            .filter(Boolean)
            .join(t("overview.at_risk_join"))}
          to={customersPath({ stage: ["at_risk", "dormant"] })}
        />
      </dl>
    </Container>
  )
}
