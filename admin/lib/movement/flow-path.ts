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
 * @param segment whose members the flow is of; null where it is of everybody
 * @returns null where no list is that: nobody moved, changes of that time are not recorded, or it
 *   ended before today
 */
export function flowPath(
  flow: Flow,
  movements: Movements,
  today: string,
  segment: string | null
): string | null {
  const { from, to } = flow
  if (isStay(flow) || movements.from_reconstructed || movements.to !== today) {
    return null
  }
  const narrowed = segment === null ? {} : { segment: [segment] }
  const since = dayStart(movements.from, movements.time_zone)
  if (isTier(from) && isTier(to)) {
    return customersPath({ ...narrowed, tier: [to], moved: { kind: "tier", from, to, since } })
  }
  return isStage(from) && isStage(to)
    ? customersPath({ ...narrowed, stage: [to], moved: { kind: "stage", from, to, since } })
    : null
}
