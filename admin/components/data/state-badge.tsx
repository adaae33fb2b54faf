import { StatusBadge } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

/** How a piece of our own work stands. */
export type WorkState =
  "never" | "running" | "pausing" | "paused" | "interrupted" | "more" | "failed" | "done"

const COLOR = {
  never: "grey",
  running: "blue",
  pausing: "blue",
  paused: "orange",
  interrupted: "orange",
  more: "blue",
  failed: "red",
  done: "green",
} as const satisfies Record<WorkState, string>

/** One word in its colour. */
export const StateBadge = ({ state }: { state: WorkState }) => {
  const { t } = useText()
  return <StatusBadge color={COLOR[state]}>{t(`data.state.${state}`)}</StatusBadge>
}
