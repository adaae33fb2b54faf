import { Text } from "@medusajs/ui"
import { lazy } from "react"
import type { Tracking } from "../../../src/modules/retention/domain/prediction/types"
import { useText } from "../../hooks/use-text"
import { heldOut, placeOf, trackedPoints } from "../../lib/model/tracking"
import { Section } from "../shared/section"
import { ChartOrTable } from "./chart-or-table"
import { SeriesLegend } from "./series"
import { TrackingTable } from "./tracking-table"

const TrackingChart = lazy(() => import("./tracking-chart"))

const HEIGHT = 320

type TrackingCardProps = {
  readonly tracking: Tracking
  /** In which the days are counted. */
  readonly zone: string
}

/** What the model of 90 days ago made of the time before it, and of the time since. */
export const TrackingCard = ({ tracking, zone }: TrackingCardProps) => {
  const { t, format } = useText()
  const points = trackedPoints(tracking.points)
  const from = placeOf(tracking.as_of, zone)
  const since = heldOut(points, from)
  const day = format.day(tracking.as_of)
  return (
    <Section
      title={t("model.tracking.title")}
      description={t("model.tracking.description", { day })}
    >
      {since && (
        <Text size="small" className="text-pretty px-6 py-3">
          {t("model.tracking.held_out", {
            days: format.count(since.days),
            predicted: format.count(Math.round(since.predicted)),
            actual: format.count(since.actual),
          })}
        </Text>
      )}
      <ChartOrTable
        height={HEIGHT}
        legend={<SeriesLegend />}
        chart={<TrackingChart points={points} from={from} />}
        table={<TrackingTable points={points} from={from} />}
      />
    </Section>
  )
}
