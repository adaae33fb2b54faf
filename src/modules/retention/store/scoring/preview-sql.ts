import { foldedCtes, type ScoringInput } from "./scored-sql"
import type { Statement } from "./score-sql"
import { SqlParameters } from "./sql-parameters"

/** One kind of move; nulls are "no tier" and "not seen yet". */
export type MoveRow = {
  readonly old_tier: string | null
  readonly tier_target: string | null
  readonly old_stage: string | null
  readonly stage: string
  /** People whose lower tier would wait for the end of the grace. */
  readonly in_grace: number
  readonly people: number
}

/** How many people would move from where to where, by tier and stage; writes nothing. */
export function movesStatement(input: ScoringInput): Statement {
  const parameters = new SqlParameters()
  const text = `
    WITH ${foldedCtes(parameters, input)}
    SELECT old_tier, tier_target, old_stage, stage,
           (count(*) FILTER (WHERE tier <> tier_target))::integer AS in_grace,
           count(*)::integer AS people
      FROM folded
     GROUP BY old_tier, tier_target, old_stage, stage`
  return { text, values: parameters.values }
}
