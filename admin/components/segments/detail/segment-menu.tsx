import {
  ArchiveBox,
  ArrowPath,
  ArrowUturnLeft,
  CodeCompare,
  EllipsisHorizontal,
  PencilSquare,
  SquareTwoStack,
  Trash,
  Users,
} from "@medusajs/icons"
import { DropdownMenu, IconButton, toast } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useNavigate } from "react-router-dom"
import { useAllowed } from "../../../hooks/use-allowed"
import { useSegmentAction } from "../../../hooks/use-segment"
import { useText } from "../../../hooks/use-text"
import { comparePath } from "../../../lib/compare/compare-path"
import { customersPath } from "../../../lib/customers/customers-path"
import { segmentPath, SEGMENTS_PATH } from "../../../lib/segment/segment-path"
import { segmentName } from "../../../lib/segments/segment-name"
import { editSegmentPath } from "../../../lib/segments/segments-path"
import type { Segment } from "../../../lib/segments/types"
import { Ask } from "../../shared/ask"

type SegmentMenuProps = {
  readonly segment: Segment
  /** It stands among others: one stays there, and can edit it from there. */
  readonly listed?: boolean
}

/** What can be done with a segment. */
export const SegmentMenu = ({ segment, listed = false }: SegmentMenuProps) => {
  const text = useText()
  const { t } = text
  const navigate = useNavigate()
  const [asked, setAsked] = useState<"delete" | "archive" | null>(null)
  const forbidden = useAllowed("operate") === false
  const action = useSegmentAction(segment.id, (done, copy) => {
    toast.success(t(`segment.done.${done}`, { name: segmentName(copy ?? segment, text) }))
    if (listed) {
      return
    }
    if (done === "delete") {
      void navigate(SEGMENTS_PATH)
    } else if (done === "duplicate" && copy) {
      void navigate(segmentPath(copy.id))
    }
  })
  const { status, sync } = segment
  const name = segmentName(segment, text)
  const archived = status === "archived"
  const off = forbidden || action.isPending
  const close = () => setAsked(null)

  return (
    <>
      {/* A modal menu whose row goes, as when it is archived, would leave the page deaf to clicks. */}
      <DropdownMenu modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={listed ? t("segments.actions", { name }) : t("segment.more")}
          >
            <EllipsisHorizontal aria-hidden />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          {listed && !archived && (
            <Item
              icon={<PencilSquare aria-hidden />}
              disabled={off}
              onSelect={() => void navigate(editSegmentPath(segment.id))}
            >
              {t("segment.edit")}
            </Item>
          )}
          <Item
            icon={<Users aria-hidden />}
            onSelect={() => void navigate(customersPath({ segment: [segment.id] }))}
          >
            {t("segment.action.customers")}
          </Item>
          <Item
            icon={<CodeCompare aria-hidden />}
            onSelect={() => void navigate(comparePath({ one: segment.id }))}
          >
            {t("segment.action.compare")}
          </Item>
          <DropdownMenu.Separator />
          {!archived && segment.problem === null && (
            <Item
              icon={<ArrowPath aria-hidden />}
              disabled={off}
              onSelect={() => action.mutate("evaluate")}
            >
              {t("segment.action.evaluate")}
            </Item>
          )}
          <Item
            icon={<SquareTwoStack aria-hidden />}
            disabled={off}
            onSelect={() => action.mutate("duplicate")}
          >
            {t("segment.action.duplicate")}
          </Item>
          {archived ? (
            <Item
              icon={<ArrowUturnLeft aria-hidden />}
              disabled={off}
              onSelect={() => action.mutate("restore")}
            >
              {t("segment.action.restore")}
            </Item>
          ) : (
            <Item
              icon={<ArchiveBox aria-hidden />}
              disabled={off}
              onSelect={() => setAsked("archive")}
            >
              {t("segment.action.archive")}
            </Item>
          )}
          <DropdownMenu.Separator />
          <Item icon={<Trash aria-hidden />} disabled={off} onSelect={() => setAsked("delete")}>
            {t("segment.action.delete")}
          </Item>
          {forbidden && (
            <DropdownMenu.Label className="max-w-60 text-pretty">
              {t("state.not_allowed", { permission: "retention:operate" })}
            </DropdownMenu.Label>
          )}
        </DropdownMenu.Content>
      </DropdownMenu>
      {asked === "archive" && (
        <Ask
          title={t("segment.ask.archive_title", { name })}
          text={t("segment.ask.archive_text")}
          action={t("segment.action.archive")}
          cancel={t("segment.ask.cancel")}
          onDo={() => action.mutate("archive")}
          onClose={close}
        />
      )}
      {action.isError && action.variables === "delete" && (
        <Ask
          title={t("segments.not_deleted", { name })}
          text={action.error.message}
          cancel={t("segment.ask.close")}
          onClose={action.reset}
        />
      )}
      {asked === "delete" &&
        (sync?.enabled ? (
          <Ask
            title={t("segment.ask.delete_title", { name })}
            text={t("segment.ask.delete_synced")}
            cancel={t("segment.ask.close")}
            onClose={close}
          />
        ) : (
          <Ask
            danger
            title={t("segment.ask.delete_title", { name })}
            text={t("segment.ask.delete_text")}
            action={t("segment.action.delete")}
            cancel={t("segment.ask.cancel")}
            onDo={() => action.mutate("delete")}
            onClose={close}
          />
        ))}
    </>
  )
}

type ItemProps = {
  readonly icon: ReactNode
  readonly disabled?: boolean
  readonly onSelect: () => void
  readonly children: string
}

const Item = ({ icon, disabled = false, onSelect, children }: ItemProps) => (
  <DropdownMenu.Item disabled={disabled} onSelect={onSelect} className="gap-x-2">
    {icon}
    {children}
  </DropdownMenu.Item>
)
