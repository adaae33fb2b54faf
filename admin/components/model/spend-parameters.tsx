import type { SpendParams } from "../../../src/modules/retention/domain/models/types"
import type { SpendFit } from "../../../src/modules/retention/domain/prediction/types"
import { useText } from "../../hooks/use-text"
import { meanSpend, SPEND_MODEL } from "../../lib/model/parameters"
import { ParameterRow } from "./parameter-row"
import { RowGroup } from "./row-group"

type SpendParametersProps = {
  readonly spend: SpendFit
  readonly params: SpendParams
  readonly currency: string
}

/** How much people spend on a purchase day. */
export const SpendParameters = ({ spend, params, currency }: SpendParametersProps) => {
  const { t, format } = useText()
  const errors = spend.standard_errors
  const settled = spend.status === "ok"
  const mean = settled ? meanSpend(params) : null
  return (
    <tbody>
      <RowGroup note={settled ? SPEND_MODEL : t("model.parameters.void")}>
        {t("model.parameters.spend")}
      </RowGroup>
      <ParameterRow
        symbol="p"
        value={params.p}
        error={errors?.p ?? null}
        meaning={t("model.parameters.p")}
      />
      <ParameterRow
        symbol="q"
        value={params.q}
        error={errors?.q ?? null}
        meaning={t("model.parameters.q")}
      />
      <ParameterRow
        symbol="v"
        value={params.v}
        error={errors?.v ?? null}
        meaning={
          mean === null
            ? t(settled ? "model.parameters.v_open" : "model.parameters.level_void")
            : t("model.parameters.v", { amount: format.money(mean.toFixed(2), currency) })
        }
      />
    </tbody>
  )
}
