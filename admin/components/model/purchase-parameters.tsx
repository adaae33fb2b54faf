import type { DropoutParams } from "../../../src/modules/retention/domain/models/types"
import { useText } from "../../hooks/use-text"
import { MODEL_NAMES, paceOf } from "../../lib/model/parameters"
import type { ModelFit } from "../../lib/model/types"
import { ParameterRow } from "./parameter-row"
import { RowGroup } from "./row-group"

type PurchaseParametersProps = {
  readonly fit: ModelFit
  readonly params: DropoutParams
}

/** How often people buy, and how many leave. */
export const PurchaseParameters = ({ fit, params }: PurchaseParametersProps) => {
  const { t, format } = useText()
  const errors = fit.standard_errors
  const settled = fit.status === "ok"
  const { perYear, leaving } = paceOf(params)
  return (
    <tbody>
      <RowGroup note={settled ? MODEL_NAMES[fit.model] : t("model.parameters.void")}>
        {t("model.parameters.purchases")}
      </RowGroup>
      <ParameterRow
        symbol="r"
        value={params.r}
        error={errors?.r ?? null}
        meaning={t("model.parameters.r")}
      />
      <ParameterRow
        symbol="α"
        value={params.alpha}
        error={errors?.alpha ?? null}
        days
        meaning={
          settled
            ? t("model.parameters.alpha", { n: format.decimal(perYear) })
            : t("model.parameters.pace_void")
        }
      />
      <ParameterRow
        symbol="a"
        value={params.a}
        error={errors?.a ?? null}
        meaning={
          settled
            ? t("model.parameters.a", { share: format.percent(leaving) })
            : t("model.parameters.leaving_void")
        }
      />
      <ParameterRow
        symbol="b"
        value={params.b}
        error={errors?.b ?? null}
        meaning={t("model.parameters.b")}
      />
    </tbody>
  )
}
