import { Button } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useText } from "../../../hooks/use-text"
import type { ExceptionKind, SegmentSync } from "../../../lib/segment/types"
import { QuietLink } from "../../person/quiet-link"
import { ExceptionsDrawer } from "./exceptions-drawer"

type SyncCountsProps = {
  readonly id: string
  readonly sync: SegmentSync
  readonly group: NonNullable<SegmentSync["customer_group"]>
}

/** Who is in the group, by what they are and by who put them there. */
export const SyncCounts = ({ id, sync, group }: SyncCountsProps) => {
  const { t, format } = useText()
  const { accounts, guests } = sync.in_group
  return (
    <dl className="flex flex-col gap-y-2 px-6 py-4">
      <Row label={t("segment.sync.group")}>
        <span className="min-w-0 truncate" title={group.name}>
          <QuietLink to={`/customer-groups/${group.id}`}>{group.name}</QuietLink>
        </span>
      </Row>
      <Row label={t("segment.sync.accounts")}>{format.count(accounts)}</Row>
      <Row label={t("segment.sync.guests_in")}>{format.count(guests)}</Row>
      <Row label={t("segment.sync.by_segment")}>{format.count(sync.by_segment)}</Row>
      {(["by_hand", "removed_by_hand"] as const).map((kind) => (
        <Row key={kind} label={t(`segment.sync.${kind}`)}>
          <Show id={id} kind={kind} count={sync[kind]} />
          <span>{format.count(sync[kind])}</span>
        </Row>
      ))}
      <Row label={t("segment.sync.at")}>
        {sync.synced_at === null ? t("segment.sync.never") : format.moment(sync.synced_at)}
      </Row>
    </dl>
  )
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="txt-compact-small flex min-h-6 items-center justify-between gap-x-4">
    <dt className="text-ui-fg-subtle shrink-0">{label}</dt>
    <dd className="text-ui-fg-base flex min-w-0 items-center gap-x-2 tabular-nums">{children}</dd>
  </div>
)

/** Who they are, by name. */
const Show = ({ id, kind, count }: { id: string; kind: ExceptionKind; count: number }) => {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  // What is open stays so when the last one of them is let in again.
  if (count === 0 && !open) {
    return null
  }
  return (
    <ExceptionsDrawer id={id} kind={kind} open={open} onOpenChange={setOpen}>
      <Button
        size="small"
        variant="transparent"
        className="-my-1"
        aria-label={`${t("segment.sync.show")}: ${t(`segment.sync.${kind}`)}`}
      >
        {t("segment.sync.show")}
      </Button>
    </ExceptionsDrawer>
  )
}
