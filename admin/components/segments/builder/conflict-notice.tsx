import { ExclamationCircleSolid } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useRuleSentence } from "../../../hooks/use-rule-sentence"
import { useText } from "../../../hooks/use-text"
import type { Segment } from "../../../lib/segments/types"

type ConflictNoticeProps = {
  readonly theirs: Segment
  readonly onTakeTheirs: () => void
  readonly onKeepMine: () => void
}

/** Somebody else was faster: what they say, and the two ways on. */
export const ConflictNotice = ({ theirs, onTakeTheirs, onKeepMine }: ConflictNoticeProps) => {
  const { t } = useText()
  const sentence = useRuleSentence(theirs.rule)
  return (
    <Container
      className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-6 py-4"
      role="alert"
    >
      <div className="flex min-w-0 max-w-2xl items-start gap-x-3">
        <ExclamationCircleSolid className="text-ui-tag-orange-icon mt-1 shrink-0" aria-hidden />
        <div>
          <Heading level="h2">{t("segments.builder.conflict_title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("segments.builder.conflict_text")}
          </Text>
          <Text size="small" className="text-pretty break-words">
            {sentence}
          </Text>
        </div>
      </div>
      <div className="flex items-center gap-x-2">
        <Button type="button" size="small" variant="secondary" onClick={onTakeTheirs}>
          {t("segments.builder.take_theirs")}
        </Button>
        <Button type="button" size="small" onClick={onKeepMine}>
          {t("segments.builder.keep_mine")}
        </Button>
      </div>
    </Container>
  )
}
