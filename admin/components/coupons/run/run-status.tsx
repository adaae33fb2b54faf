import { StatusBadge } from "@medusajs/ui"
import { useText } from "../../../hooks/use-text"
import type { CouponRun, RunStatus } from "../../../lib/coupons/types"
import type { Tone } from "../../shared/tones"

const TONE: Readonly<Record<RunStatus, Tone>> = {
  running: "blue",
  done: "green",
  stopped: "orange",
  failed: "red",
}

/** How a batch stands, as a word with its colour. */
export const RunStatusBadge = ({ run: { status } }: { run: Pick<CouponRun, "status"> }) => (
  <StatusBadge color={TONE[status]} className="whitespace-nowrap">
    {useText().t(`coupons.run.status.${status}`)}
  </StatusBadge>
)
