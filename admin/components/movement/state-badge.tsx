import { Badge } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { stateName } from "../../lib/movement/flow-words"
import { isStage, isTier, type MovementKind, type MovementState } from "../../lib/movement/types"
import { StageBadge, TierBadge } from "../shared/badges"

type StateBadgeProps = {
  readonly kind: MovementKind
  readonly state: MovementState
  /** On which of the two days; nowhere is not the same on both. */
  readonly end: "from" | "to"
}

/** Where people stood, in its colour; nowhere is plain. */
export const StateBadge = ({ kind, state, end }: StateBadgeProps) => {
  const text = useText()
  if (isTier(state)) {
    return <TierBadge tier={state} />
  }
  if (isStage(state)) {
    return <StageBadge stage={state} />
  }
  return (
    <Badge size="2xsmall" className="whitespace-nowrap">
      {stateName(kind, state, end, text)}
    </Badge>
  )
}
