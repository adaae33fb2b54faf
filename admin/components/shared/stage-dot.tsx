import type { Stage } from "../../../src/modules/retention/domain/types"
import { STAGE_TONE, toneFill } from "./tones"

/** The small square in a stage's colour that stands before its name; says nothing by itself. */
export const StageDot = ({ stage }: { stage: Stage }) => (
  <span
    aria-hidden
    className="inline-block size-2 shrink-0 rounded-sm"
    style={{ backgroundColor: toneFill(STAGE_TONE[stage]) }}
  />
)
