import { StatusBadge } from "@medusajs/ui"
import { useText } from "../../../hooks/use-text"
import type { CouponRun, RunStatus } from "../../../lib/coupons/types"
import type { Tone } from "../../shared/tones"

const TONE: Readonly<Record<RunStatus | "spent", Tone>> = {
  running: "blue",
  done: "green",
  spent: "orange",
  stopped: "orange",
  failed: "red",
}

/** How a batch stands; one that ended with its budget did not come to everybody. */
export function standingOf({ status, problem }: Pick<CouponRun, "status" | "problem">) {
  return status === "done" && problem === "budget_spent" ? "spent" : status
}

/** How a batch stands, as a word with its colour. */
export const RunStatusBadge = ({ run }: { run: CouponRun }) => {
  const standing = standingOf(run)
  return (
    <StatusBadge color={TONE[standing]} className="whitespace-nowrap">
      {useText().t(`coupons.run.status.${standing}`)}
    </StatusBadge>
  )
}
