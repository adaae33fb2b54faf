import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { Link } from "react-router-dom"
import { customersPath } from "../../lib/customers/customers-path"
import { heatColor, MAX_TINT } from "../../lib/heat"
import { Section } from "../shared/section"
import { MatrixTable, type MatrixTableProps } from "./matrix-table"

/** The tier × stage matrix, its legend, and the prospects, who stand outside it. */
export const MatrixCard = ({ overview, limits, policy }: MatrixTableProps) => {
  const { t, format } = useText()
  return (
    <Section
      title={t("matrix.title")}
      description={t("matrix.description")}
      aside={<HeatLegend label={t("matrix.legend")} />}
    >
      <MatrixTable overview={overview} limits={limits} policy={policy} />
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-6 py-3">
        <Text size="small" leading="compact" weight="plus">
          <span aria-hidden>— </span>
          {t("matrix.prospects")}
        </Text>
        <Link
          to={customersPath({ stage: ["prospect"] })}
          aria-label={t("matrix.prospects_link", {
            count: overview.stages.prospect.people,
            n: format.count(overview.stages.prospect.people),
          })}
          className="txt-compact-small-plus text-ui-fg-base focus-visible:ring-ui-border-interactive rounded-sm tabular-nums underline-offset-2 outline-none ring-offset-2 hover:underline focus-visible:ring-2"
        >
          {format.count(overview.stages.prospect.people)}
        </Link>
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("matrix.prospects_note")}
        </Text>
      </div>
    </Section>
  )
}

const HeatLegend = ({ label }: { label: string }) => (
  <div aria-hidden className="flex items-center gap-x-2">
    <span className="txt-compact-xsmall text-ui-fg-subtle">{label}</span>
    <span className="flex overflow-hidden rounded-sm border">
      {[0, 0.25, 0.5, 0.75, 1].map((step) => (
        <span
          key={step}
          className="h-3 w-5"
          style={{ backgroundColor: heatColor(step * MAX_TINT) }}
        />
      ))}
    </span>
  </div>
)
