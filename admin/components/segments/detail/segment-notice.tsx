import { ArchiveBox, ArrowPath, ExclamationCircle } from "@medusajs/icons"
import { Button, Container, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { isWaiting } from "../../../hooks/use-segment"
import { useText } from "../../../hooks/use-text"
import { editSegmentPath } from "../../../lib/segments/segments-path"
import type { Segment } from "../../../lib/segments/types"

/** Stands above a segment that is not kept true: its rule cannot be, or it was put away. */
export const SegmentNotice = ({ segment }: { segment: Segment }) => {
  const { t, format } = useText()
  const { problem, evaluated_at: at, archived_at: archivedAt } = segment
  const asOf = (kind: "problem" | "archived") =>
    at === null
      ? t(`segment.notice.${kind}_never`)
      : t(`segment.notice.${kind}_as_of`, { time: format.moment(at) })
  if (segment.status === "archived") {
    return (
      <Notice
        icon={<ArchiveBox className="text-ui-fg-subtle mt-0.5 shrink-0" aria-hidden />}
        title={
          archivedAt === null
            ? t("segment.archived")
            : t("segment.notice.archived", { day: format.day(archivedAt) })
        }
        text={asOf("archived")}
      />
    )
  }
  if (isWaiting(segment)) {
    return (
      <Notice
        icon={<ArrowPath className="text-ui-fg-subtle mt-0.5 shrink-0" aria-hidden />}
        title={t("segment.notice.waiting")}
      />
    )
  }
  if (problem === null) {
    return null
  }
  return (
    <Notice
      icon={<ExclamationCircle className="text-ui-tag-red-icon mt-0.5 shrink-0" aria-hidden />}
      title={
        problem.kind === "unknown_field"
          ? t("segment.notice.unknown_field", { field: problem.field ?? problem.path })
          : t(`segment.notice.${problem.kind}`)
      }
      text={asOf("problem")}
      detail={problem.message}
    >
      <Button size="small" variant="secondary" className="shrink-0" asChild>
        <Link to={editSegmentPath(segment.id)}>{t("segment.notice.edit")}</Link>
      </Button>
    </Notice>
  )
}

type NoticeProps = {
  readonly icon: ReactNode
  readonly title: string
  readonly text?: string
  /** The server's own words, for whoever mends it. */
  readonly detail?: string
  readonly children?: ReactNode
}

const Notice = ({ icon, title, text, detail, children }: NoticeProps) => (
  <Container role="alert" className="flex flex-wrap items-center gap-x-6 gap-y-3">
    <div className="flex min-w-0 flex-1 basis-80 items-start gap-x-3">
      {icon}
      <div className="min-w-0">
        <Text size="small" weight="plus" className="break-words">
          {title}
        </Text>
        {text && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {text}
          </Text>
        )}
        {detail && (
          <p className="txt-compact-xsmall text-ui-fg-subtle mt-1 break-words font-mono">
            {detail}
          </p>
        )}
      </div>
    </div>
    {children}
  </Container>
)
