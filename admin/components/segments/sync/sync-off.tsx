import { CheckCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useId } from "react"
import { useText } from "../../../hooks/use-text"
import type { SegmentSync } from "../../../lib/segment/types"
import type { Segment } from "../../../lib/segments/types"
import { GiveGroup } from "./give-group"

type SyncOffProps = {
  readonly segment: Segment
  /** How it was before it was switched off; null where no group ever followed the segment. */
  readonly before: SegmentSync | null
}

/** What a customer group that follows the segment does, and the way to have one. */
export const SyncOff = ({ segment, before }: SyncOffProps) => {
  const { t } = useText()
  const titleId = useId()
  return (
    <>
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <Text size="small" leading="compact" weight="plus" id={titleId}>
          {t("segment.sync.off.does_title")}
        </Text>
        <ul aria-labelledby={titleId} className="flex flex-col gap-y-2">
          {["keep", "hand", "guests"].map((what) => (
            <li key={what} className="flex items-start gap-x-2">
              <CheckCircleSolid className="text-ui-fg-muted mt-0.5 shrink-0" aria-hidden />
              <Text as="span" size="small" className="text-ui-fg-subtle text-pretty">
                {t(`segment.sync.off.does_${what}`)}
              </Text>
            </li>
          ))}
        </ul>
      </div>
      {segment.status === "active" && (
        <div className="px-6 py-4">
          <GiveGroup segment={segment} before={before} />
        </div>
      )}
    </>
  )
}
