import type { z } from "zod"
import { LIMIT_NAMES, type Limits } from "../types"
import { broken } from "./policy-rule"

type Issues = z.core.$ZodRawIssue[]

const LADDERS = ["floors", "ceilings", "fixed_days"] as const

/** What must hold between base currency and rates. */
export function moneyIssues(money: {
  readonly base_currency: string
  readonly rates: Readonly<Record<string, string>>
}): Issues {
  const { base_currency, rates } = money
  if (!(base_currency in rates)) {
    return []
  }
  return [
    broken(
      { rule: "rate_of_base" },
      {
        message: "must not hold the base currency itself, whose rate is 1",
        path: ["rates", base_currency],
        input: rates[base_currency],
      }
    ),
  ]
}

/** What must hold between the cut points of tiers. */
export function tierIssues(tier: {
  readonly high_value_percentile: number
  readonly mid_value_percentile: number
}): Issues {
  const { high_value_percentile: high, mid_value_percentile: mid } = tier
  if (mid < high) {
    return []
  }
  return [
    broken(
      { rule: "below_high_value", share: high },
      {
        message: `must be below high_value_percentile (${high})`,
        path: ["mid_value_percentile"],
        input: mid,
      }
    ),
  ]
}

/** What must hold between the limits of stages. */
export function stageIssues(
  stage: Readonly<Record<"percentiles" | (typeof LADDERS)[number], Limits>>
): Issues {
  const { floors, ceilings, percentiles } = stage
  const issues = LADDERS.flatMap((name) => risingIssues(stage[name], name))
  for (const rung of LIMIT_NAMES) {
    const ceiling = ceilings[rung]
    if (floors[rung] > ceiling) {
      issues.push(
        broken(
          { rule: "not_above_ceiling", days: ceiling },
          {
            message: `must not be above its ceiling (${ceiling} days)`,
            path: ["floors", rung],
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
          path: ["percentiles"],
          input: percentiles,
        }
      )
    )
  }
  return issues
}

/** Reports each rung that stands below the one before. */
function risingIssues(ladder: Limits, name: string): Issues {
  return (["dormant", "lost"] as const).flatMap((rung) => {
    const before = rung === "dormant" ? "at_risk" : "dormant"
    const days = ladder[before]
    return days > ladder[rung]
      ? broken(
          { rule: "not_below", rung: before, days },
          {
            message: `must not be below ${before} (${days} days)`,
            path: [name, rung],
            input: ladder[rung],
          }
        )
      : []
  })
}
