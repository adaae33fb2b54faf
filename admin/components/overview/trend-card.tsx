import { Text } from "@medusajs/ui"
import { lazy, useState } from "react"
import type { BuyerStage } from "../../../src/modules/retention/domain/types"
import { useTrend } from "../../hooks/use-overview"
import { useText } from "../../hooks/use-text"
import {
  lastMonths,
  TREND_RANGES,
  TREND_UNITS,
  type TrendDay,
  type TrendRange,
  type TrendUnit,
} from "../../lib/overview/trend"
import { ChartFrame } from "../charts/chart-frame"
import { ShapeToggle } from "../charts/shape-toggle"
import { Choice } from "../shared/choice"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { Section } from "../shared/section"
import { TrendLegend } from "./trend-legend"
import { TrendTable } from "./trend-table"

const TrendChart = lazy(() => import("./trend-chart"))

/** In pixels; more where the card beside is higher. */
const HEIGHT = 300

/** How many stood in each stage over the past year. */
export const TrendCard = () => {
  const { t } = useText()
  const trend = useTrend()
  const [months, setMonths] = useState<TrendRange>(12)
  const [unit, setUnit] = useState<TrendUnit>("people")
  const days = trend.data && lastMonths(trend.data.days, months)
  return (
    <Section
      title={t("trend.title")}
      description={t("trend.description")}
      aside={
        <div className="flex flex-wrap items-center gap-2">
          <Choice
            label={t("trend.range")}
            value={months}
            options={TREND_RANGES.map((value) => ({ value, text: t(`trend.months_${value}`) }))}
            onChange={setMonths}
          />
          <Choice
            label={t("trend.unit")}
            value={unit}
            options={TREND_UNITS.map((value) => ({ value, text: t(`trend.unit_${value}`) }))}
            onChange={setUnit}
          />
        </div>
      }
    >
      {trend.isError && !days ? (
        <Failed error={trend.error} onRetry={() => void trend.refetch()} />
      ) : !days ? (
        <div className="px-6 py-4">
          <Loading height={HEIGHT + 64} />
        </div>
      ) : days.length === 0 ? (
        <div className="flex min-h-40 flex-1 items-center justify-center px-6 py-8 text-center">
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("trend.none")}
          </Text>
        </div>
      ) : (
        <TrendView days={days} months={months} unit={unit} />
      )}
    </Section>
  )
}

type TrendViewProps = {
  readonly days: readonly TrendDay[]
  readonly months: TrendRange
  readonly unit: TrendUnit
}

/** The figures as a picture or as a table, in the same space. */
const TrendView = ({ days, months, unit }: TrendViewProps) => {
  const { t } = useText()
  const [asTable, setAsTable] = useState(false)
  const [stages, setStages] = useState<readonly BuyerStage[]>([
    "active",
    "at_risk",
    "dormant",
    "lost",
  ])
  const redrawn = days.some(({ reconstructed }) => reconstructed)
  return (
    <div className="flex flex-1 flex-col gap-y-3 py-3">
      <div className="flex min-h-8 items-center justify-between gap-x-4 px-6">
        <TrendLegend shown={stages} onChange={setStages} disabled={asTable} />
        <ShapeToggle asTable={asTable} onChange={setAsTable} />
      </div>
      {asTable ? (
        <div className="flex-1 basis-0 overflow-y-auto" style={{ minHeight: HEIGHT }}>
          <TrendTable days={days} months={months} unit={unit} />
        </div>
      ) : (
        <div className="flex-1 basis-0 px-6" style={{ minHeight: HEIGHT }}>
          <ChartFrame height={HEIGHT}>
            <TrendChart days={days} unit={unit} stages={stages} />
          </ChartFrame>
        </div>
      )}
      {redrawn && (
        <div className="flex items-center gap-x-2 px-6">
          {!asTable && (
            <span
              aria-hidden
              className="size-3 shrink-0 rounded-sm border"
              style={{ backgroundColor: "color-mix(in srgb, var(--fg-subtle) 12%, transparent)" }}
            />
          )}
          <Text size="xsmall" className="text-ui-fg-subtle text-pretty">
            {t(asTable ? "trend.redrawn_table" : "trend.redrawn")}
          </Text>
        </div>
      )}
    </div>
  )
}
