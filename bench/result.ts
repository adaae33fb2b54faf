/** One line of a benchmark: what it took, and what it is compared with in the same run. */
export type BenchResult = {
  readonly name: string
  readonly seconds: number
  /** Seconds of the yardstick; null where there is none. */
  readonly baselineSeconds: number | null
  readonly ratio: number | null
  /** Statements sent; null when not counted. */
  readonly queries: number | null
  readonly rowsWritten: number | null
  readonly peakMb: number | null
}

/** Everything a suite found. */
export type BenchReport = {
  readonly suite: string
  /** People in the ledger. */
  readonly scale: number
  readonly results: readonly BenchResult[]
}

/** Rounds to what a clock on a busy machine can tell. */
export function benchResult(
  input: Pick<BenchResult, "name" | "seconds"> & Partial<BenchResult>
): BenchResult {
  const baseline = input.baselineSeconds ?? null
  return {
    queries: null,
    rowsWritten: null,
    peakMb: null,
    ...input,
    seconds: round(input.seconds, 4),
    baselineSeconds: baseline === null ? null : round(baseline, 4),
    ratio: baseline === null ? null : round(input.seconds / baseline, 2),
  }
}

/** Prints a report for people. */
export function printReport({ suite, scale, results }: BenchReport): void {
  console.log(`\n${suite}, ${scale.toLocaleString("en")} people`)
  for (const { name, seconds, baselineSeconds, ratio, rowsWritten } of results) {
    const compared = baselineSeconds === null ? "" : ` = ${ratio} × ${baselineSeconds} s`
    const rows = rowsWritten === null ? "" : `, ${rowsWritten.toLocaleString("en")} rows written`
    console.log(`  ${name}: ${seconds} s${compared}${rows}`)
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
