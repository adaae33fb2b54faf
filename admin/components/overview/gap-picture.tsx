import { Text } from "@medusajs/ui"
import { lazy } from "react"
import { LIMIT_NAMES } from "../../../src/modules/retention/domain/types"
import { useRhythm } from "../../hooks/use-overview"
import { useText } from "../../hooks/use-text"
import { shareWithin, toldShare } from "../../lib/overview/gaps"
import type { OverviewFit } from "../../lib/types"
import { ChartFrame } from "../charts/chart-frame"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { LimitScale } from "./limit-scale"

const GapChart = lazy(() => import("./gap-chart"))

const HEIGHT = 264

/** The gaps as a picture and, for who does not see it, in words; without any, the limits alone. */
export const GapPicture = ({ fit }: { fit: OverviewFit }) => {
  const { t, format } = useText()
  const rhythm = useRhythm()
  if (rhythm.isPending) {
    return <Loading height={HEIGHT} />
  }
  if (rhythm.isError) {
    return (
      <div className="flex h-full flex-col justify-center">
        <LimitScale limits={fit.limits} />
        <div className="-mx-6">
          <Failed error={rhythm.error} onRetry={() => void rhythm.refetch()} />
        </div>
      </div>
    )
  }
  if (!rhythm.data || rhythm.data.gap_counts.length === 0) {
    return (
      <div className="flex h-full flex-col justify-center gap-y-3">
        <LimitScale limits={fit.limits} />
        <Text size="small" className="text-ui-fg-subtle">
          {t("rhythm.no_gaps")}
        </Text>
      </div>
    )
  }
  const { limits, gap_counts } = rhythm.data
  return (
    <figure className="flex flex-col gap-y-1">
      <figcaption className="txt-compact-xsmall text-ui-fg-subtle">
        {t("rhythm.chart_caption")}
        <span className="sr-only">
          {LIMIT_NAMES.map((rung) =>
            t("rhythm.bar_share", {
              share: format.percent(...toldShare(shareWithin(gap_counts, limits[rung]))),
              days: t("units.days", { count: limits[rung], n: format.count(limits[rung]) }),
            })
          ).join(" ")}
        </span>
      </figcaption>
      <ChartFrame height={HEIGHT}>
        <GapChart rhythm={rhythm.data} height={HEIGHT} />
      </ChartFrame>
    </figure>
  )
}
