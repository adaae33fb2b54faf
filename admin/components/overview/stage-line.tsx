import type { BuyerStage } from "../../../src/modules/retention/domain/types"
import { LineSample } from "../charts/line-sample"
import { STAGE_TONE } from "../shared/tones"

/** Dashes that tell lines of stages apart without their colours; solid where none is given. */
export const STAGE_DASH: Readonly<Partial<Record<BuyerStage, string>>> = {
  new: "1 4",
  reactivated: "7 3",
  at_risk: "10 3 2 3",
  dormant: "5 4",
  lost: "2 3",
}

/** A short piece of a stage's line, as it looks in the chart. */
export const StageSample = ({ stage }: { stage: BuyerStage }) => (
  <LineSample tone={STAGE_TONE[stage]} dash={STAGE_DASH[stage]} />
)
