import { Badge } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { segmentPath } from "../../lib/segment/segment-path"
import type { SegmentChip } from "../../lib/segment/types"
import { segmentName } from "../../lib/segments/segment-name"

/** More are shown when one asks for them: few people are in more. */
const SHOWN = 8

type SegmentChipsProps = {
  readonly segments: readonly SegmentChip[]
  /** The id of what names the list. */
  readonly labelledBy: string
}

/** The segments that somebody is in, each the way to it. */
export const SegmentChips = ({ segments, labelledBy }: SegmentChipsProps) => {
  const text = useText()
  const { t, format } = text
  const [all, setAll] = useState(false)
  const hidden = segments.length - SHOWN
  return (
    <ul aria-labelledby={labelledBy} className="flex flex-wrap items-center gap-1.5">
      {(all ? segments : segments.slice(0, SHOWN)).map((segment) => {
        const name = segmentName(segment, text)
        return (
          <li key={segment.id} className="min-w-0">
            <Badge size="2xsmall" asChild>
              <Link
                to={segmentPath(segment.id)}
                title={t("segment.chips.since", { name, day: format.day(segment.entered_at) })}
                className="hover:bg-ui-tag-neutral-bg-hover focus-visible:shadow-borders-focus transition-fg max-w-56 outline-none"
              >
                <span className="truncate">{name}</span>
              </Link>
            </Badge>
          </li>
        )
      })}
      {hidden > 0 && (
        <li>
          <button
            type="button"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            className="txt-compact-xsmall-plus text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus transition-fg rounded-sm px-1 outline-none"
          >
            {all
              ? t("segment.chips.fewer")
              : t("segment.chips.more", { count: hidden, n: format.count(hidden) })}
          </button>
        </li>
      )}
    </ul>
  )
}
