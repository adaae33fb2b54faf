import { ArrowUpRightMini, ExclamationCircle } from "@medusajs/icons"
import { Container, StatusBadge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useGroupSegment } from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import { segmentPath } from "../../../lib/segment/segment-path"
import { segmentName } from "../../../lib/segments/segment-name"
import { SYNC_COLOR } from "./sync-color"

/**
 * Which segment a customer group follows. It is an aside on a page of Medusa's: where the group
 * follows none, or that may not be known, it is not there.
 */
const GroupPanel = ({ groupId }: { groupId: string }) => {
  const text = useText()
  const { t, format } = text
  const { data: segment } = useGroupSegment(groupId)
  if (!segment?.sync) {
    return null
  }
  const { status } = segment.sync
  const stopped = status === "stopped"
  return (
    <Container className="p-0">
      <section
        aria-label={t("segment.widget.label")}
        className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4"
      >
        <div className="flex min-w-0 flex-1 basis-80 flex-col">
          <p className="txt-small text-ui-fg-subtle flex flex-wrap items-center gap-x-1.5">
            {stopped && <ExclamationCircle className="text-ui-tag-red-icon shrink-0" aria-hidden />}
            {t(stopped ? "segment.widget.stopped" : "segment.widget.follows")}
            <Link
              to={segmentPath(segment.id)}
              className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg focus-visible:shadow-borders-focus inline-flex min-w-0 items-center gap-x-1 break-words rounded-sm outline-none"
            >
              {segmentName(segment, text)}
              <ArrowUpRightMini aria-hidden className="shrink-0" />
            </Link>
          </p>
          {!stopped && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("segment.widget.hint")}
            </Text>
          )}
        </div>
        <div className="flex items-center gap-x-3">
          <span className="txt-compact-small text-ui-fg-subtle tabular-nums">
            {t("segment.widget.members", {
              count: segment.members,
              n: format.count(segment.members),
            })}
          </span>
          <StatusBadge color={SYNC_COLOR[status]}>{t(`segment.sync.state.${status}`)}</StatusBadge>
        </div>
      </section>
    </Container>
  )
}

export default GroupPanel
