import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { TimeZone } from "../../../hooks/time-zone"
import { usePolicyZone } from "../../../hooks/use-policy"
import { useSegment } from "../../../hooks/use-segment"
import { useText } from "../../../hooks/use-text"
import { SEGMENTS_PATH } from "../../../lib/segment/segment-path"
import type { Segment } from "../../../lib/segments/types"
import { FailedPage } from "../../shared/failed-page"
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
    <Gone />
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
const Gone = () => {
  const { t } = useText()
  return (
    <Container className="flex min-h-72 flex-col items-center justify-center gap-y-4 text-center">
      <div className="flex max-w-md flex-col gap-y-1">
        <Heading>{t("segment.gone_title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("segment.gone_text")}
        </Text>
      </div>
      <Button asChild variant="secondary" size="small">
        <Link to={SEGMENTS_PATH}>{t("segment.all")}</Link>
      </Button>
    </Container>
  )
}

export default SegmentPage
