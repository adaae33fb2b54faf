import type { GateCheck } from "../../src/modules/retention/domain/prediction/types"
import type { ModelFit } from "./admin-api"

/** What the models found in the shop, in a few lines; or why nothing is predicted. */
export function modelSummary(fit: ModelFit | null): string {
  if (!fit) {
    return "Model: not fitted yet; the shop does it by itself within ten minutes."
  }
  const { gate } = fit
  const failed = gate.checks.filter(({ passed }) => !passed)
  return [
    `Model: MBG/NBD on ${fit.buyers} buyers with ${fit.history_days} days of history, ` +
      (gate.open ? "and its gate is open." : "but its gate is shut, so nothing is predicted:"),
    ...failed.map((check) => `  ${reasonOf(check, fit)}`),
    ...(fit.params && gate.open ? [`  ${parametersOf(fit)}`] : []),
    ...sharesOf(fit),
  ].join("\n")
}

/** What a line of `--check` tells of it. */
export function modelFigures(fit: ModelFit | null) {
  return (
    fit && {
      status: fit.status,
      params: fit.params && {
        r: fit.params.r,
        alpha: fit.params.alpha,
        a: fit.params.a,
        b: fit.params.b,
      },
      likelihood_gain: fit.likelihood_gain,
      gate: {
        open: fit.gate.open,
        failed: fit.gate.checks.flatMap(({ name, passed }) => (passed ? [] : name)),
      },
      calibration: { predicted: fit.calibration.predicted, actual: fit.calibration.actual },
    }
  )
}

function parametersOf({ params, likelihood_gain }: ModelFit): string {
  const { r = 0, alpha = 0, a = 0, b = 0 } = params ?? {}
  return (
    `r ${r.toFixed(3)}, alpha ${alpha.toFixed(1)} days, a ${a.toFixed(3)}, b ${b.toFixed(3)}; ` +
    `leaving adds ${(likelihood_gain ?? 0).toFixed(1)} to twice the log-likelihood.`
  )
}

function sharesOf({ calibration }: ModelFit): string[] {
  const { predicted, actual, as_of, horizon_days, people } = calibration
  return predicted === null || actual === null
    ? []
    : [
        `  Of the ${people} buyers of ${as_of.slice(0, 10)}, ${percent(predicted)} were expected ` +
          `to buy within ${horizon_days} days, and ${percent(actual)} did.`,
      ]
}

function reasonOf({ name, found, needed }: GateCheck, fit: ModelFit): string {
  switch (name) {
    case "buyers":
      return `buyers: ${found}, and ${needed} are needed.`
    case "history":
      return `history: ${found} days, and ${needed} are needed.`
    case "fit":
      return `fit: ${whyNoFit(fit)}.`
    case "dropout":
      return found === null
        ? "dropout: unknown without a fit."
        : `dropout: leaving adds ${found.toFixed(1)} to twice the log-likelihood, ` +
            `and more than ${needed} is needed.`
    case "calibration":
      return found === null
        ? "calibration: there is nothing to compare with what people did."
        : `calibration: expected and actual buyers differ by a factor of ${found.toFixed(2)}, ` +
            `and at most ${needed} is allowed.`
  }
}

function whyNoFit({ status, refusal }: ModelFit): string {
  switch (status) {
    case "refused":
      return `refused, ${String(refusal).replaceAll("_", " ")}`
    case "degenerate":
      return "degenerate: the orders do not say who leaves, and when"
    case "not_converged":
      return "no maximum of the likelihood was found"
    case "ok":
      return "ok"
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
