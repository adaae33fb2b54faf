import { Badge } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { Side } from "../../lib/compare/types"
import type { Tone } from "../shared/tones"

/** The colour of each segment, wherever it is drawn; a letter tells them apart as well. */
export const SIDE_TONE: Readonly<Record<Side, Tone>> = { one: "blue", other: "orange" }

/** A segment's letter in its colour. */
export const SideMark = ({ side }: { side: Side }) => (
  <Badge size="2xsmall" color={SIDE_TONE[side]} className="shrink-0">
    {useText().t(`compare.mark.${side}`)}
  </Badge>
)
