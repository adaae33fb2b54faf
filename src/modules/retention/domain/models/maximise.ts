import { cholesky, inverseDiagonal, solve } from "./cholesky"
import type { Steps } from "./steps"
import type { FitStatus } from "./types"

/** A log-likelihood with its first and second derivatives by the parameters. */
export type Evaluation = {
  readonly value: number
  readonly gradient: readonly number[]
  /** Its lower triangle will do. */
  readonly hessian: readonly (readonly number[])[]
}

/** To be defined for all positive parameters. */
export type LogLikelihood = (params: readonly number[]) => Evaluation

export type Maximum = {
  readonly params: readonly number[]
  readonly value: number
  /** Null unless `ok`. */
  readonly standardErrors: readonly number[] | null
  readonly status: FitStatus
  readonly iterations: number
}

/** Of the log-likelihood of all customers, by the logarithm of each parameter. */
const GRADIENT = 1e-6
/** Up to so many customers; beyond, the sum's own rounding is greater. */
const GRADIENT_CUSTOMERS = 1_000_000
const MAX_ITERATIONS = 200
/** No parameter changes by more than a factor of e² at a time. */
const MAX_STEP = 2
/** Parameters are of the order of one where time and money are scaled; this is the edge. */
const EDGE = Math.log(1e6)
/**
 * With a wider standard error of its logarithm, data say nothing of a parameter: the 95 % interval
 * reaches from a fiftieth to fifty times.
 */
const MAX_LOG_ERROR = 2
/** A slope that leads nowhere any more, where there is no top. */
const FLAT = 1e-2

/**
 * Maximises a log-likelihood over positive parameters: Newton's method on their logarithms, damped
 * as by Levenberg and Marquardt (Nocedal and Wright 2006, Numerical Optimization, section 4.1), so
 * that every step gains. Standard errors are those of the observed information. Stops after each
 * part of each evaluation.
 *
 * @param parts What the log-likelihood is the sum of.
 * @param start Positive, of the order of one.
 * @param customers How many the log-likelihood is of.
 */
export function* maximising(
  parts: readonly LogLikelihood[],
  start: readonly number[],
  customers: number
): Steps<Maximum> {
  const tolerance = GRADIENT * Math.max(1, customers / GRADIENT_CUSTOMERS)
  let best = yield* inLogs(parts, start.map(Math.log))
  let damping = 1e-3
  let iterations = 0
  while (iterations < MAX_ITERATIONS && !isSettled(best, tolerance)) {
    iterations += 1
    const next = yield* attempt(parts, best, damping)
    const gain = next === null ? -1 : next.value - best.value
    // At the top, a gain drowns in rounding; then the slope tells.
    const rounding = 1e-13 * Math.abs(best.value)
    if (next !== null && (gain > rounding || (gain >= -rounding && next.slope < best.slope))) {
      best = next
      damping = Math.max(damping / 10, 1e-12)
    } else if (damping > 1e12) {
      break
    } else {
      damping *= 8
    }
  }
  return conclude(best, tolerance, iterations)
}

/** A place on the way, in logarithms. */
type Place = Evaluation & {
  readonly logs: readonly number[]
  /** The greatest component of the gradient. */
  readonly slope: number
}

/** d/d ln θ = θ d/dθ. */
function* inLogs(parts: readonly LogLikelihood[], logs: readonly number[]): Steps<Place> {
  const params = logs.map(Math.exp)
  const { value, ...by } = yield* total(parts, params)
  const gradient = params.map((param, i) => param * (by.gradient[i] ?? 0))
  const hessian = params.map((param, i) =>
    params
      .slice(0, i + 1)
      .map(
        (other, j) => param * other * (by.hessian[i]?.[j] ?? 0) + (i === j ? (gradient[i] ?? 0) : 0)
      )
  )
  return { logs, value, gradient, hessian, slope: Math.max(...gradient.map(Math.abs)) }
}

function* total(parts: readonly LogLikelihood[], params: readonly number[]): Steps<Evaluation> {
  let sum: Evaluation | null = null
  for (const part of parts) {
    const term = part(params)
    sum = sum === null ? term : plus(sum, term)
    yield
  }
  return sum ?? { value: 0, gradient: [], hessian: [] }
}

function plus(one: Evaluation, other: Evaluation): Evaluation {
  const add = (row: readonly number[], to: readonly number[] = []) =>
    row.map((cell, i) => cell + (to[i] ?? 0))
  return {
    value: one.value + other.value,
    gradient: add(one.gradient, other.gradient),
    hessian: one.hessian.map((row, i) => add(row, other.hessian[i])),
  }
}

/** One damped step, or null where it leads nowhere. */
function* attempt(
  parts: readonly LogLikelihood[],
  from: Place,
  damping: number
): Steps<Place | null> {
  const information = negated(from.hessian).map((row, i) =>
    row.map((cell, j) => (i === j ? cell + damping * Math.max(Math.abs(cell), 1e-6) : cell))
  )
  const lower = cholesky(information)
  if (lower === null) {
    return null
  }
  const step = solve(lower, from.gradient)
  const shorten = Math.min(1, MAX_STEP / Math.max(...step.map(Math.abs)))
  const place = yield* inLogs(
    parts,
    from.logs.map((log, i) => log + shorten * (step[i] ?? 0))
  )
  return Number.isFinite(place.value + place.slope) ? place : null
}

function isSettled({ slope, logs }: Place, tolerance: number): boolean {
  return slope <= tolerance || isAtEdge(logs)
}

function conclude(place: Place, tolerance: number, iterations: number): Maximum {
  const { logs, value, slope } = place
  const params = logs.map(Math.exp)
  const logErrors = errorsAt(place)
  if (isAtEdge(logs) || (logErrors === null && slope <= FLAT)) {
    return { params, value, standardErrors: null, status: "degenerate", iterations }
  }
  if (logErrors === null || slope > tolerance) {
    return { params, value, standardErrors: null, status: "not_converged", iterations }
  }
  const standardErrors = params.map((param, i) => param * (logErrors[i] ?? 0))
  return { params, value, standardErrors, status: "ok", iterations }
}

/** Standard errors of the logarithms, or null where data do not tell. */
function errorsAt({ hessian }: Place): number[] | null {
  const lower = cholesky(negated(hessian))
  if (lower === null) {
    return null
  }
  const errors = inverseDiagonal(lower).map(Math.sqrt)
  return Math.max(...errors) <= MAX_LOG_ERROR ? errors : null
}

function isAtEdge(logs: readonly number[]): boolean {
  return logs.some((log) => Math.abs(log) > EDGE)
}

function negated(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((row) => row.map((cell) => -cell))
}
