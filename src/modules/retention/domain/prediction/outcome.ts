import { CannotFitError, type CannotFitReason } from "../models/cannot-fit-error"
import type { Steps } from "../models/steps"
import type { Fit } from "../models/types"
import type { ModelFitStatus } from "./types"

/** A fit, or why there is none, as it is kept: every number finite or null. */
export type Outcome<P> = {
  readonly status: ModelFitStatus
  /** Null unless refused. */
  readonly refusal: CannotFitReason | null
  readonly params: P | null
  /** Null unless `ok`. */
  readonly standard_errors: P | null
  readonly log_likelihood: number | null
  readonly iterations: number
}

/** What a fit found; one that holds anything but numbers was not one. */
export function outcomeOf<P extends Record<keyof P, number>>(fit: Fit<P>): Outcome<P> {
  const { status, params, standardErrors, logLikelihood, iterations } = fit
  const numbers = [logLikelihood, ...valuesOf(params), ...valuesOf(standardErrors)]
  const nothing = { refusal: null, params: null, standard_errors: null, log_likelihood: null }
  return numbers.every(Number.isFinite)
    ? {
        status,
        refusal: null,
        params,
        standard_errors: standardErrors,
        log_likelihood: logLikelihood,
        iterations,
      }
    : { ...nothing, status: "not_converged", iterations }
}

/** Of customers that nothing can be fitted to. */
export function refused(refusal: CannotFitReason): Outcome<never> {
  return {
    status: "refused",
    refusal,
    params: null,
    standard_errors: null,
    log_likelihood: null,
    iterations: 0,
  }
}

/** What customers made ready are, or why nothing can be fitted to them. */
export function* readyOrRefused<T>(
  gathering: Steps<T>
): Steps<{ readonly ready: T; readonly refusal: null } | { readonly refusal: CannotFitReason }> {
  try {
    return { ready: yield* gathering, refusal: null }
  } catch (error) {
    if (error instanceof CannotFitError) {
      return { refusal: error.reason }
    }
    throw error
  }
}

function valuesOf<P extends Record<keyof P, number>>(params: P | null): number[] {
  return params === null ? [] : Object.values<number>(params)
}
