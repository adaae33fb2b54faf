import { Skeleton, Text } from "@medusajs/ui"
import { useRuleSentence } from "../../../hooks/use-rule-sentence"
import { useText } from "../../../hooks/use-text"
import type { Segment } from "../../../lib/segments/types"

/** The segment's rule, said in words. */
export const RuleSentence = ({ segment }: { segment: Segment }) => {
  const { t } = useText()
  const sentence = useRuleSentence(segment.rule)
  return sentence === null ? (
    <div role="status" aria-label={t("state.loading")}>
      <Skeleton className="h-5 w-2/3" />
    </div>
  ) : (
    <Text size="small" className="text-ui-fg-subtle text-pretty break-words">
      {sentence}
    </Text>
  )
}
