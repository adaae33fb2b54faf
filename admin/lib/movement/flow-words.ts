import type { Text } from "../../hooks/use-text"
import { isStay, weightOf } from "./flows"
import type { Flow, MovementKind } from "./types"

/** What a flow is told about with. */
export type FlowContext = {
  readonly kind: MovementKind
  /** All flows of the answer, drawn or not. */
  readonly flows: readonly Flow[]
  readonly currency: string
}

/** A state's name, as `At risk`; `none` has one of its own for each kind. */
export function stateName(kind: MovementKind, state: Flow["from"], { t }: Text): string {
  return state === "none" ? t(`movement.none_${kind}`) : t(`${kind}.${state}`)
}

/** The share of those who stood where the flow begins, 0 to 1; null where it begins nowhere. */
export function shareOf({ from, people }: Flow, flows: readonly Flow[]): number | null {
  const all = weightOf(flows, "from", from).people
  return from === "none" || all === 0 ? null : people / all
}

/**
 * A flow in a sentence: how many went from where to where, what they are worth, and how many of
 * those who stood there they are.
 */
export function flowSentence(flow: Flow, context: FlowContext, text: Text): string {
  const { t, format } = text
  const { kind, flows, currency } = context
  const name = (state: Flow["from"]) =>
    stateName(kind, state, text).toLocaleLowerCase(format.locale)
  const what = isStay(flow)
    ? "stayed"
    : flow.from === "none"
      ? `came_${kind}`
      : flow.to === "none"
        ? `left_${kind}`
        : "moved"
  const sentence = t(`movement.sentence.${what}`, {
    count: flow.people,
    n: format.count(flow.people),
    from: name(flow.from),
    to: name(flow.to),
    revenue: format.wholeMoney(flow.revenue, currency),
  })
  const share = shareOf(flow, flows)
  return share === null
    ? sentence
    : t("movement.sentence.with_share", {
        sentence,
        share: format.chance(share),
        from: name(flow.from),
      })
}
