import { Text } from "@medusajs/ui"
import { lazy, useState } from "react"
import { useSegmentHistory } from "../../../hooks/use-segment"
import { useText } from "../../../hooks/use-text"
import { HISTORY_RANGES, movesOf, type HistoryRange } from "../../../lib/segment/history"
import type { SegmentHistory } from "../../../lib/segment/types"
import type { Segment } from "../../../lib/segments/types"
import { ChartOrTable } from "../../model/chart-or-table"
import { Choice } from "../../shared/choice"
import { Empty } from "../../shared/empty"
import { Failed } from "../../shared/failed"
import { Loading } from "../../shared/loading"
import { Section } from "../../shared/section"
import { HistoryLegend } from "./history-legend"
import { HistoryTable } from "./history-table"

const HistoryChart = lazy(() => import("./history-chart"))

/** In pixels; more where the card beside is higher. */
const HEIGHT = 320

/** How many were in the segment day by day, and who came and went. */
export const HistoryCard = ({ segment }: { segment: Segment }) => {
  const { t } = useText()
  const [range, setRange] = useState<HistoryRange>(90)
  const history = useSegmentHistory(segment, range)
  return (
    <Section
      title={t("segment.history.title")}
      description={t("segment.history.description")}
      aside={
        <Choice
          label={t("segment.history.range")}
          value={range}
          options={HISTORY_RANGES.map((value) => ({
            value,
            text: t(`segment.history.days_${value}`),
          }))}
          onChange={setRange}
        />
      }
    >
      {history.data ? (
        <div
          aria-busy={history.isPlaceholderData}
          className={`flex flex-1 flex-col transition-opacity ${history.isPlaceholderData ? "opacity-60" : ""}`}
        >
          <HistoryView history={history.data} range={range} />
        </div>
      ) : history.isError ? (
        <Failed error={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <div className="px-6 py-4">
          <Loading height={HEIGHT} />
        </div>
      )}
    </Section>
  )
}

type HistoryViewProps = { readonly history: SegmentHistory; readonly range: HistoryRange }

const HistoryView = ({ history: { days, currency }, range }: HistoryViewProps) => {
  const { t, format } = useText()
  if (days.length < 2) {
    return (
      <div className="flex flex-1 flex-col justify-center">
        <Empty title={t("segment.history.none_title")} text={t("segment.history.none_text")} />
      </div>
    )
  }
  const { entered, exited } = movesOf(days)
  return (
    <>
      <ChartOrTable
        height={HEIGHT}
        legend={<HistoryLegend />}
        chart={<HistoryChart days={days} range={range} />}
        table={<HistoryTable days={days} currency={currency} range={range} />}
      />
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty px-6 pb-3">
        {t("segment.history.summary", {
          entered: format.count(entered),
          exited: format.count(exited),
        })}
      </Text>
    </>
  )
}
