import type {
  GateCheck,
  GateCheckName,
} from "../../../src/modules/retention/domain/prediction/types"
import { useText } from "../../hooks/use-text"
import type { ModelFit } from "../../lib/model/types"

/** A condition as it is told. */
export type CheckText = {
  /** `spend` is no condition of the gate's: amounts alone hang on it. */
  readonly name: GateCheckName | "spend"
  readonly passed: boolean
  readonly found: string
  readonly needed: string
  /** Over how many days the last quarter goes. */
  readonly days: string
}

/** All of them. */
type CheckTexts = { readonly gate: readonly CheckText[]; readonly spend: CheckText }

/** The gate's checks in words and figures, and after them what the amounts need. */
export function useCheckTexts(fit: ModelFit): CheckTexts {
  const { t, format } = useText()
  const days = format.count(fit.calibration.horizon_days)

  const foundOf = ({ name, found, needed, passed }: GateCheck): string => {
    switch (name) {
      case "buyers":
        return format.count(found ?? 0)
      case "history":
        return t("units.days", { count: found ?? 0, n: format.count(found ?? 0) })
      case "fit":
        return t(`model.status.${fit.status}`)
      case "dropout":
        return found === null ? t("model.gate.not_compared") : format.fixed(found, 1)
      case "calibration": {
        if (found === null) {
          const { predicted, actual } = fit.calibration
          const none = predicted !== null && actual === 0
          return t(none ? "model.gate.nobody_came" : "model.gate.not_tested")
        }
        const byChance = passed && needed !== null && found > needed
        return t(byChance ? "model.gate.times_chance" : "model.gate.times", {
          n: format.fixed(found, 2),
        })
      }
    }
  }

  const neededOf = ({ name, needed }: GateCheck): string => {
    const value = needed ?? 0
    switch (name) {
      case "buyers":
        return t("model.gate.at_least", { value: format.count(value) })
      case "history":
        return t("model.gate.at_least", {
          value: t("units.days", { count: value, n: format.count(value) }),
        })
      case "fit":
        return t("model.status.ok")
      case "dropout":
        return t("model.gate.more_than", { value: format.decimal(value) })
      case "calibration":
        return t("model.gate.at_most", {
          value: t("model.gate.times", { n: format.fixed(value, 2) }),
        })
    }
  }

  return {
    gate: fit.gate.checks.map((check) => ({
      name: check.name,
      passed: check.passed,
      found: foundOf(check),
      needed: neededOf(check),
      days,
    })),
    spend: {
      name: "spend",
      passed: fit.spend.status === "ok",
      found: t(`model.status.${fit.spend.status}`),
      needed: t("model.status.ok"),
      days,
    },
  }
}
