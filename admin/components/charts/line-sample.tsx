import type { BuyerStage } from "../../../src/modules/retention/domain/types"
import { STAGE_TONE, toneStroke } from "../shared/tones"

/** Dashes that tell lines of stages apart without their colours; solid where none is given. */
export const STAGE_DASH: Readonly<Partial<Record<BuyerStage, string>>> = {
  new: "1 4",
  reactivated: "7 3",
  at_risk: "10 3 2 3",
  dormant: "5 4",
  lost: "2 3",
}

/** A short piece of a stage's line, as it looks in the chart. */
export const LineSample = ({ stage }: { stage: BuyerStage }) => (
  <svg aria-hidden width="22" height="8" className="shrink-0">
    <line
      x1="1"
      x2="21"
      y1="4"
      y2="4"
      stroke={toneStroke(STAGE_TONE[stage])}
      strokeWidth="2"
      strokeLinecap="round"
      strokeDasharray={STAGE_DASH[stage]}
    />
  </svg>
)
