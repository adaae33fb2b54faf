import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Plus } from "@medusajs/icons"
import { Link } from "react-router-dom"
import { TimeZone } from "../../../hooks/time-zone"
import { useAllowed } from "../../../hooks/use-allowed"
import { usePolicyZone } from "../../../hooks/use-policy"
import { useText } from "../../../hooks/use-text"
import { NEW_SEGMENT_PATH } from "../../../lib/segments/segments-path"
import { AllowedButton } from "../../shared/allowed-button"
import { SegmentsList } from "./segments-list"

/** All segments: how large they are, what they are worth, and what became of them. */
const SegmentsPage = () => {
  const { t } = useText()
  const { data: zone } = usePolicyZone()
  return (
    <TimeZone.Provider value={zone}>
      <Container className="flex flex-col p-0">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4">
          <div>
            <Heading>{t("segments.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("segments.subtitle")}
            </Text>
          </div>
          <NewSegmentButton />
        </div>
        <SegmentsList />
      </Container>
    </TimeZone.Provider>
  )
}

/** The way to the page where a segment is made; says why, where the role does not allow it. */
export const NewSegmentButton = () => {
  const { t } = useText()
  const content = (
    <>
      <Plus aria-hidden />
      {t("segments.new")}
    </>
  )
  return useAllowed("operate") === false ? (
    <AllowedButton operation="operate" size="small">
      {content}
    </AllowedButton>
  ) : (
    <Button size="small" asChild>
      <Link to={NEW_SEGMENT_PATH}>{content}</Link>
    </Button>
  )
}

export default SegmentsPage
