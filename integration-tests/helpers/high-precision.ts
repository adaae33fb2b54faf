import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { DropoutModel, DropoutParams } from "../../src/modules/retention/domain/models"

const PATH = "../../src/modules/retention/domain/models/fixtures/high-precision.json"

/** What `high-precision.py` beside that file wrote, with some eighty digits to work with. */
type HighPrecision = {
  readonly params: Record<string, DropoutParams>
  /** Model, params, frequency, recency, age, horizon; P(alive), expected purchases. */
  readonly grid: [DropoutModel, string, number, number, number, number, number, number][]
  /** Model, r, alpha, a, b, frequency, recency, age; log-likelihood of that customer. */
  readonly likelihoods: [DropoutModel, ...number[]][]
  /** Function, arguments, value. */
  readonly special: [string, ...number[]][]
}

export const highPrecision = JSON.parse(
  readFileSync(join(__dirname, PATH), "utf8")
) as HighPrecision

/** How far apart two numbers are, of the second. */
export function relativeError(value: number, exact: number): number {
  return exact === 0 ? Math.abs(value) : Math.abs(value / exact - 1)
}
