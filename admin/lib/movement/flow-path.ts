import { customersPath } from "../customers/customers-path"
import { dayStart } from "../customers/day-start"
import { isStay } from "./flows"
import { isStage, isTier, type Flow, type Movements } from "./types"

/**
 * The customers page with those who went from the one state to the other in one step, and are
 * there still. Who took another way between the same ends is not among them, since lists know
 * changes and not how people stood on a past day.
 *
 * @param movements the answer that the flow is from
 * @param today `YYYY-MM-DD` in the answer's zone
 * @returns null where no list is that: nobody moved, changes of that time are not recorded, or it
 *   ended before today
 */
export function flowPath(flow: Flow, movements: Movements, today: string): string | null {
  const { from, to } = flow
  if (isStay(flow) || movements.from_reconstructed || movements.to !== today) {
    return null
  }
  const since = dayStart(movements.from, movements.time_zone)
  if (isTier(from) && isTier(to)) {
    return customersPath({ tier: [to], moved: { kind: "tier", from, to, since } })
  }
  return isStage(from) && isStage(to)
    ? customersPath({ stage: [to], moved: { kind: "stage", from, to, since } })
    : null
}
