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

/** A state's name, as `At risk`; nowhere is called otherwise on the last day than on the first. */
export function stateName(
  kind: MovementKind,
  state: Flow["from"],
  end: "from" | "to",
  { t }: Pick<Text, "t">
): string {
  if (state !== "none") {
    return t(`${kind}.${state}`)
  }
  return t(kind === "stage" && end === "to" ? "movement.gone_stage" : `movement.none_${kind}`)
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
  const name = (end: "from" | "to") =>
    stateName(kind, flow[end], end, text).toLocaleLowerCase(format.locale)
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
    from: name("from"),
    to: name("to"),
    revenue: format.wholeMoney(flow.revenue, currency),
  })
  const share = shareOf(flow, flows)
  return share === null
    ? sentence
    : t("movement.sentence.with_share", {
        sentence,
        share: format.chance(share),
        from: name("from"),
      })
}
