import { DELIVERIES, mustBeRight, type CaseOutcome, type Verdict } from "./run-cases"
import type { ShopCase } from "./shop-case"

/**
 * Cases by deliveries, one line a case, for those who read the report. A dash stands where nobody
 * could know: without an event that tells, or without a trace for the reconcile.
 */
export function caseTable(outcomes: ReadonlyMap<ShopCase, CaseOutcome>): string {
  const width = Math.max(...[...outcomes.keys()].map(({ name }) => name.length))
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padEnd(9))].join("  ").trimEnd()
  const rows = [...outcomes].map(([shopCase, { verdicts, heard }]) =>
    line(shopCase.name, [
      ...DELIVERIES.map((delivery) =>
        mustBeRight(shopCase, delivery) ? sign(verdicts[delivery]) : "–"
      ),
      `${heard.length} events`,
    ])
  )
  return [line("case", [...DELIVERIES, ""]), ...rows].join("\n")
}

/** True where the ledger is that of a rebuild, and every profile what follows from it. */
export function isRight(verdict: Verdict | Error | undefined): boolean {
  return (
    verdict !== undefined &&
    !(verdict instanceof Error) &&
    verdict.differences.length + verdict.stale_profiles === 0
  )
}

function sign(verdict: Verdict | Error | undefined): string {
  return isRight(verdict) ? "equal" : "DIFFERS"
}
