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
  /** What the ratio has to stay within; absent where nothing was promised. */
  readonly limit?: number
  /** Whether Postgres goes about it as in the first case. */
  readonly plans?: "same" | "DIFFERENT"
  /** Whatever else is worth knowing. */
  readonly notes?: readonly string[]
}

/** Everything a suite found. */
export type BenchReport = {
  readonly suite: string
  /** How much there was: people in the ledger, orders or carts. */
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
    ratio: input.ratio ?? (baseline === null ? null : round(input.seconds / baseline, 3)),
  }
}

/** Prints a report for people. */
export function printReport({ suite, scale, results }: BenchReport, unit: string): void {
  console.log(`\n${suite}, ${scale.toLocaleString("en")} ${unit}`)
  for (const result of results) {
    console.log(`  ${result.name}: ${measures(result).join(", ")}`)
    for (const note of result.notes ?? []) {
      console.log(`    ${note}`)
    }
  }
}

function measures(result: BenchResult): string[] {
  const { seconds, baselineSeconds, ratio, queries, rowsWritten, peakMb, limit, plans } = result
  return [
    baselineSeconds === null ? `${seconds} s` : `${seconds} s = ${ratio} × ${baselineSeconds} s`,
    limit === undefined || ratio === null
      ? null
      : `${ratio <= limit ? "within" : "ABOVE"} the limit of ${limit}`,
    queries === null ? null : `${queries} queries`,
    plans === undefined ? null : `plans: ${plans}`,
    rowsWritten === null ? null : `${rowsWritten.toLocaleString("en")} rows written`,
    peakMb === null ? null : `${peakMb.toLocaleString("en")} MB`,
  ].filter((measure) => measure !== null)
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
