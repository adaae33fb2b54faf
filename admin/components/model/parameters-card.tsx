import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { ModelFit } from "../../lib/model/types"
import { MODEL_NAMES } from "../../lib/model/parameters"
import { HeaderCell, PlainTable } from "../shared/plain-table"
import { Section } from "../shared/section"
import { PurchaseParameters } from "./purchase-parameters"
import { SpendNote } from "./spend-note"
import { SpendParameters } from "./spend-parameters"

/** The parameters with their standard errors, and what each means. */
export const ParametersCard = ({ fit }: { fit: ModelFit }) => {
  const { t } = useText()
  const { params, spend } = fit
  return (
    <Section
      title={t("model.parameters.title")}
      description={t("model.parameters.description", { name: MODEL_NAMES[fit.model] })}
    >
      {params === null && spend.params === null ? (
        <Text size="small" className="px-6 py-4">
          {t("model.parameters.none")}
        </Text>
      ) : (
        <PlainTable label={t("model.parameters.caption")}>
          <thead>
            <tr>
              <HeaderCell>{t("model.parameters.column_name")}</HeaderCell>
              <HeaderCell numeric>{t("model.parameters.column_value")}</HeaderCell>
              <HeaderCell numeric>{t("model.parameters.column_error")}</HeaderCell>
              <th scope="col" className="txt-compact-small-plus h-10 pl-8 pr-6 text-left">
                {t("model.parameters.column_meaning")}
              </th>
            </tr>
          </thead>
          {params && <PurchaseParameters fit={fit} params={params} />}
          {spend.params && (
            <SpendParameters spend={spend} params={spend.params} currency={fit.currency_code} />
          )}
        </PlainTable>
      )}
      <SpendNote spend={spend} />
    </Section>
  )
}
