import { DELIVERIES, type CaseOutcome, type Verdict } from "./run-cases"
import type { ShopCase } from "./shop-case"

/** Cases by deliveries, one line a case, for those who read the report. */
export function caseTable(outcomes: ReadonlyMap<ShopCase, CaseOutcome>): string {
  const width = Math.max(...[...outcomes.keys()].map(({ name }) => name.length))
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padEnd(9))].join("  ").trimEnd()
  const rows = [...outcomes].map(([{ name, silent }, { verdicts, heard }]) =>
    line(name, [
      ...DELIVERIES.map((delivery) =>
        silent && delivery !== "none" ? "–" : sign(verdicts[delivery])
      ),
      silent ? `by reconcile: ${silent}` : `${heard.length} events`,
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
