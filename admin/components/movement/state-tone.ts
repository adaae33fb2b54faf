import { isStage, isTier, type MovementState } from "../../lib/movement/types"
import { STAGE_TONE, TIER_TONE, type Tone } from "../shared/tones"

/** The colour of a state; nowhere has none. */
export function stateTone(state: MovementState): Tone {
  return isTier(state) ? TIER_TONE[state] : isStage(state) ? STAGE_TONE[state] : "grey"
}
