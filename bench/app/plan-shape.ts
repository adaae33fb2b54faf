/** A node of a plan as `EXPLAIN (FORMAT JSON)` tells it, as far as it says how, not how much. */
export type ExplainedPlan = {
  readonly "Node Type": string
  readonly "Join Type"?: string
  readonly Strategy?: string
  readonly "Relation Name"?: string
  readonly "Index Name"?: string
  readonly "Subplan Name"?: string
  readonly Plans?: readonly ExplainedPlan[]
}

/** A plan without costs and counts: nodes, tables and indexes. Two plans are the same if this is. */
export function planShape(plan: ExplainedPlan): string {
  const words = [
    plan["Subplan Name"],
    plan.Strategy === "Plain" ? undefined : plan.Strategy,
    plan["Join Type"],
    plan["Node Type"],
    plan["Relation Name"],
    plan["Index Name"],
  ]
  const name = words.filter((word) => word !== undefined).join(" ")
  const parts = (plan.Plans ?? []).map(planShape)
  return parts.length > 0 ? `${name} (${parts.join(", ")})` : name
}
