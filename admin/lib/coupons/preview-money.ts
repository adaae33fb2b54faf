import { formatDecimal, parseDecimal } from "../../../src/modules/retention/domain/money/decimal"
import type { IssuePreview } from "./types"

/** What is left of the budget once it is issued; null is without limit. */
export function leftAfter({ issue, reserved, budget }: IssuePreview): {
  /** Base currency. */
  readonly amount: string | null
  readonly count: number | null
} {
  const { left_amount, left_count } = budget
  return {
    amount:
      left_amount === null ? null : formatDecimal(parseDecimal(left_amount).minus(reserved.amount)),
    count: left_count === null ? null : left_count - issue,
  }
}

/** Whether what is set aside is all that it can cost, and if not, why: a key of its text. */
export function certainty({ reserved, warnings }: IssuePreview) {
  if (reserved.is_ceiling) {
    return "ceiling"
  }
  const warns = (name: string) => warnings.some(({ kind }) => kind === name)
  return warns("percentage_has_no_ceiling")
    ? "percentage"
    : warns("shipping_price_unknown")
      ? "unknown"
      : "shipping"
}
