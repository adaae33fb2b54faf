import type { z } from "zod"
import type { Limits } from "../types"
import { broken } from "./policy-rule"

type Checked = {
  readonly base_currency: string
  readonly rates: Readonly<Record<string, string>>
  readonly tier: { readonly high_value_percentile: number; readonly mid_value_percentile: number }
  readonly stage: Readonly<Record<"percentiles" | (typeof LADDERS)[number], Limits>>
}

const RUNGS = ["at_risk", "dormant", "lost"] as const
const LADDERS = ["floors", "ceilings", "fixed_days"] as const

/** What must hold between fields; each problem is reported at the field to change. */
export function crossChecks({ base_currency, rates, tier, stage }: Checked): z.core.$ZodRawIssue[] {
  const issues: z.core.$ZodRawIssue[] = []
  if (base_currency in rates) {
    issues.push(
      broken(
        { rule: "rate_of_base" },
        {
          message: "must not hold the base currency itself, whose rate is 1",
          path: ["rates", base_currency],
          input: rates[base_currency],
        }
      )
    )
  }
  const { high_value_percentile: high, mid_value_percentile: mid } = tier
  if (mid >= high) {
    issues.push(
      broken(
        { rule: "below_high_value", share: high },
        {
          message: `must be below high_value_percentile (${high})`,
          path: ["tier", "mid_value_percentile"],
          input: mid,
        }
      )
    )
  }
  const { floors, ceilings, percentiles } = stage
  for (const name of LADDERS) {
    issues.push(...risingIssues(stage[name], ["stage", name]))
  }
  for (const rung of RUNGS) {
    const ceiling = ceilings[rung]
    if (floors[rung] > ceiling) {
      issues.push(
        broken(
          { rule: "not_above_ceiling", days: ceiling },
          {
            message: `must not be above its ceiling (${ceiling} days)`,
            path: ["stage", "floors", rung],
            input: floors[rung],
          }
        )
      )
    }
  }
  if (percentiles.at_risk > percentiles.dormant || percentiles.dormant > percentiles.lost) {
    issues.push(
      broken(
        { rule: "rising" },
        {
          message: "must rise from at_risk over dormant to lost",
          path: ["stage", "percentiles"],
          input: percentiles,
        }
      )
    )
  }
  return issues
}

/** Reports each rung that stands below the one before. */
function risingIssues(ladder: Limits, path: readonly string[]): z.core.$ZodRawIssue[] {
  return (["dormant", "lost"] as const).flatMap((rung) => {
    const before = rung === "dormant" ? "at_risk" : "dormant"
    const days = ladder[before]
    return days > ladder[rung]
      ? broken(
          { rule: "not_below", rung: before, days },
          {
            message: `must not be below ${before} (${days} days)`,
            path: [...path, rung],
            input: ladder[rung],
          }
        )
      : []
  })
}
