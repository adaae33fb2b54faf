import { Text } from "@medusajs/ui"
import type { SpendFit } from "../../../src/modules/retention/domain/prediction/types"
import { useText } from "../../hooks/use-text"
import { SPEND_MODEL, spendLink } from "../../lib/model/parameters"

/** What the model of spend rests on, and what it takes for granted; or why there is none. */
export const SpendNote = ({ spend }: { spend: SpendFit }) => {
  const { t, format } = useText()
  const { status, refusal, customers, left_out, correlation } = spend
  return (
    <Text size="small" className="text-ui-fg-subtle text-pretty px-6 py-4">
      {status === "ok" ? (
        <>
          {t(`model.link.${spendLink(correlation)}`, {
            name: SPEND_MODEL,
            n: format.fixed(correlation ?? 0, 2),
          })}{" "}
          {t("model.parameters.spend_basis", { count: customers, n: format.count(customers) })}
        </>
      ) : (
        t(`model.parameters.spend_none.${refusal ?? status}`)
      )}{" "}
      {left_out > 0 &&
        t("model.parameters.spend_left_out", { count: left_out, n: format.count(left_out) })}
    </Text>
  )
}
