import { Text } from "@medusajs/ui"
import type { Explanation } from "../../../src/modules/retention/domain/explain/explanation"
import { useText } from "../../hooks/use-text"
import { sentenceText } from "../../lib/explain/sentence-text"

/** Why this tier and this stage, and what comes next, in sentences. */
export const CustomerReasons = ({ explanation }: { explanation: Explanation }) => {
  const text = useText()
  const { tier, stage, slowing, next } = explanation
  const reasons = [tier, stage, slowing].filter((sentence) => sentence !== null)
  return (
    <div className="flex flex-col gap-y-3">
      <div className="flex flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {text.t("customer.why")}
        </Text>
        {reasons.map((sentence) => (
          <Text key={sentence.code} size="small" className="text-ui-fg-subtle text-pretty">
            {sentenceText(sentence, text)}
          </Text>
        ))}
      </div>
      {next && (
        <div className="flex flex-col gap-y-1">
          <Text size="small" leading="compact" weight="plus">
            {text.t("customer.what_next")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {sentenceText(next, text)}
          </Text>
        </div>
      )}
    </div>
  )
}
