import { TimeZone } from "../../../hooks/time-zone"
import { usePolicyZone } from "../../../hooks/use-policy"
import { useSegment } from "../../../hooks/use-segment"
import { useText } from "../../../hooks/use-text"
import { SEGMENTS_PATH } from "../../../lib/segment/segment-path"
import type { Segment } from "../../../lib/segments/types"
import { FailedPage } from "../../shared/failed-page"
import { Gone } from "../../shared/gone"
import { SyncCard } from "../sync/sync-card"
import { HistoryCard } from "./history-card"
import { MembersCard } from "./members-card"
import { MovesCard } from "./moves-card"
import { SegmentFigures } from "./segment-figures"
import { SegmentHeader } from "./segment-header"
import { SegmentNotice } from "./segment-notice"
import { SegmentSkeleton } from "./segment-skeleton"

/** One segment: whom it means, who is in it, how that changed, and what follows it. */
const SegmentPage = ({ id }: { id: string }) => {
  const segment = useSegment(id)
  const { data: zone } = usePolicyZone()
  if (segment.data) {
    return (
      <TimeZone.Provider value={zone}>
        <Content segment={segment.data} />
      </TimeZone.Provider>
    )
  }
  if (segment.isPending) {
    return <SegmentSkeleton />
  }
  return segment.isError ? (
    <FailedPage error={segment.error} onRetry={() => void segment.refetch()} />
  ) : (
    <NoSegmentHere />
  )
}

const Content = ({ segment }: { segment: Segment }) => (
  <div className="flex flex-col gap-y-3">
    <SegmentNotice segment={segment} />
    <SegmentHeader segment={segment} />
    <SegmentFigures segment={segment} />
    <div className="flex flex-col gap-3 xl:flex-row">
      <div className="flex min-w-0 flex-1 flex-col [&>*]:flex-1">
        <HistoryCard segment={segment} />
      </div>
      <div className="w-full xl:max-w-[440px]">
        <SyncCard segment={segment} />
      </div>
    </div>
    <MembersCard segment={segment} />
    <MovesCard segment={segment} />
  </div>
)

/** Deleted meanwhile, or a wrong address: the two look alike from here. */
const NoSegmentHere = () => {
  const { t } = useText()
  return (
    <Gone
      title={t("segment.gone_title")}
      text={t("segment.gone_text")}
      to={SEGMENTS_PATH}
      label={t("segment.all")}
    />
  )
}

export default SegmentPage
