import { Button, Container } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { TimeZone } from "../../../hooks/time-zone"
import { usePolicy } from "../../../hooks/use-policy"
import { useSegment } from "../../../hooks/use-segment"
import { useSegmentFields } from "../../../hooks/use-segment-fields"
import { useText } from "../../../hooks/use-text"
import { SEGMENTS_PATH } from "../../../lib/segment/segment-path"
import type { Segment } from "../../../lib/segments/types"
import { Empty } from "../../shared/empty"
import { FailedPage } from "../../shared/failed-page"
import { EditorSkeleton } from "./editor-skeleton"
import { SegmentEditor } from "./segment-editor"

/**
 * Makes a segment, or changes one.
 *
 * @param id of the one to be changed; none for a new one
 */
const SegmentEditorPage = ({ id }: { id?: string }) =>
  id === undefined ? <Editor segment={null} /> : <Stored id={id} />

const Stored = ({ id }: { id: string }) => {
  const { t } = useText()
  const { data, error, refetch } = useSegment(id)
  if (data) {
    return <Editor segment={data} />
  }
  if (data === null) {
    return (
      <Container className="p-0">
        <Empty title={t("segments.builder.gone_title")} text={t("segments.builder.gone_text")}>
          <Button size="small" variant="secondary" asChild>
            <Link to={SEGMENTS_PATH}>{t("segments.builder.to_list")}</Link>
          </Button>
        </Empty>
      </Container>
    )
  }
  return error ? <FailedPage error={error} onRetry={() => void refetch()} /> : <EditorSkeleton />
}

const Editor = ({ segment }: { segment: Segment | null }) => {
  const fields = useSegmentFields()
  const policy = usePolicy()
  if (fields.data && policy.data) {
    return (
      <TimeZone.Provider value={policy.data.settings.time_zone}>
        <SegmentEditor
          segment={segment}
          fields={fields.data.fields}
          byName={fields.data.byName}
          currency={policy.data.settings.base_currency}
        />
      </TimeZone.Provider>
    )
  }
  const failed = [fields, policy].find((query) => query.isError)
  return failed ? (
    <FailedPage error={failed.error} onRetry={() => void failed.refetch()} />
  ) : (
    <EditorSkeleton />
  )
}

export default SegmentEditorPage
