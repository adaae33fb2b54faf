import type { DataSource } from "typeorm"
import type { Moves, PolicyPreview } from "../../domain/policy/preview"
import type { Policy } from "../../domain/policy/schema"
import type { Limits } from "../../domain/types"
import type { FitFindings } from "./fitting"
import { readSet } from "./fitting"
import { movesStatement, type MoveRow } from "./preview-sql"

type PreviewInput = {
  readonly policy: Policy
  readonly fit: FitFindings
  readonly limits: Limits | null
  readonly now: Date
}

/** Scores everybody by a draft and counts who would move from where to where. */
export async function previewPolicy(
  dataSource: DataSource,
  { policy, fit, limits, now }: PreviewInput
): Promise<PolicyPreview> {
  const rows = await readSet<MoveRow>(
    dataSource,
    movesStatement({ policy, fit, now, scope: { kind: "all" } })
  )
  const moved = rows.filter(
    (row) => row.old_tier !== row.tier_target || row.old_stage !== row.stage
  )
  return {
    people: total(rows),
    changed: total(moved),
    in_grace: rows.reduce((sum, row) => sum + row.in_grace, 0),
    limits: { now: limits, then: fit.limits },
    method: fit.method,
    tiers: tally(rows, (row) => [row.old_tier, row.tier_target]),
    stages: tally(rows, (row) => [row.old_stage, row.stage]),
    backtest: fit.backtest,
  }
}

function total(rows: readonly MoveRow[]): number {
  return rows.reduce((sum, row) => sum + row.people, 0)
}

function tally(
  rows: readonly MoveRow[],
  move: (row: MoveRow) => readonly [string | null, string | null]
): Moves {
  const moves: Record<string, Record<string, number>> = {}
  for (const row of rows) {
    const [from, to] = move(row).map((value) => value ?? "none")
    if (from !== undefined && to !== undefined) {
      const targets = (moves[from] ??= {})
      targets[to] = (targets[to] ?? 0) + row.people
    }
  }
  return moves
}
