import { Badge, Button, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useAllowed } from "../../../hooks/use-allowed"
import { useText } from "../../../hooks/use-text"
import { segmentDescription, segmentName } from "../../../lib/segments/segment-name"
import { editSegmentPath } from "../../../lib/segments/segments-path"
import type { Segment } from "../../../lib/segments/types"
import { IssueButton } from "../../coupons/issue/issue-button"
import { AllowedButton } from "../../shared/allowed-button"
import { RuleSentence } from "./rule-sentence"
import { SegmentMenu } from "./segment-menu"

/** What the segment is called, what it means, and what can be done with it. */
export const SegmentHeader = ({ segment }: { segment: Segment }) => {
  const text = useText()
  const { t } = text
  const description = segmentDescription(segment, text)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-6 py-4">
        <div className="flex min-w-0 flex-1 basis-80 flex-col gap-y-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Heading className="min-w-0 break-words">{segmentName(segment, text)}</Heading>
            {segment.preset !== null && <Badge size="2xsmall">{t("segment.ready_made")}</Badge>}
            {segment.status === "archived" && (
              <Badge size="2xsmall" color="orange">
                {t("segment.archived")}
              </Badge>
            )}
          </div>
          {description && (
            <Text size="small" className="text-ui-fg-subtle text-pretty break-words">
              {description}
            </Text>
          )}
        </div>
        <div className="flex items-center gap-x-2">
          {segment.status === "active" && (
            <>
              <IssueButton target={{ segment_id: segment.id }} label="coupon_issue.title" />
              <EditButton id={segment.id} />
            </>
          )}
          <SegmentMenu segment={segment} />
        </div>
      </div>
      <div className="flex flex-col gap-y-1 px-6 py-4">
        <Text size="small" leading="compact" weight="plus" as="span">
          {t("segment.rule")}
        </Text>
        <RuleSentence segment={segment} />
      </div>
    </Container>
  )
}

const EditButton = ({ id }: { id: string }) => {
  const { t } = useText()
  const look = { size: "small", variant: "secondary" } as const
  return useAllowed("operate") === false ? (
    <AllowedButton operation="operate" {...look}>
      {t("segment.edit")}
    </AllowedButton>
  ) : (
    <Button {...look} asChild>
      <Link to={editSegmentPath(id)}>{t("segment.edit")}</Link>
    </Button>
  )
}
