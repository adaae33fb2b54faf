import { ArrowLongLeft } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import { usePreview } from "../../hooks/use-settings"
import { useText } from "../../hooks/use-text"
import type { Policy } from "../../../src/modules/retention/domain/policy/schema"
import type { Change } from "../../lib/settings/changes"
import { Failed } from "../shared/failed"
import { Section } from "../shared/section"
import { ChangeTable } from "./change-table"
import { PreviewFindings } from "./preview-findings"
import { SaveSection } from "./save-section"

type PreviewStepProps = {
  readonly draft: Policy
  /** The version the draft began with. */
  readonly version: number
  readonly changes: readonly Change[]
  readonly note: string
  readonly onNote: (note: string) => void
  readonly onBack: () => void
  readonly onSave: () => void
  readonly saving: boolean
  /** What the server said of the last attempt to save. */
  readonly refusal: string | null
}

/** What a draft would do, shown before it can be saved. */
export const PreviewStep = ({ draft, version, changes, onBack, ...save }: PreviewStepProps) => {
  const { t } = useText()
  const { data, error, isFetching, refetch } = usePreview(draft, version)
  const heading = useRef<HTMLDivElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <Container className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4">
        <div ref={heading} tabIndex={-1} className="outline-none">
          <Heading>{t("settings.preview.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("settings.preview.subtitle")}
          </Text>
        </div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={onBack}
          disabled={save.saving}
        >
          <ArrowLongLeft aria-hidden />
          {t("settings.preview.back")}
        </Button>
      </Container>
      <Section title={t("settings.preview.what")}>
        <ChangeTable changes={changes} />
      </Section>
      {isFetching ? (
        <PreviewLoading />
      ) : error ? (
        <Container className="p-0">
          <Failed error={error} onRetry={() => void refetch()} />
        </Container>
      ) : (
        data && <PreviewFindings preview={data} />
      )}
      {data && !isFetching && <SaveSection version={version + 1} {...save} />}
    </>
  )
}

const PreviewLoading = () => (
  <Container className="flex flex-col gap-y-3 px-6 py-4" role="status">
    <Text size="small" className="text-ui-fg-subtle text-pretty">
      {useText().t("settings.preview.loading")}
    </Text>
    <div className="bg-ui-bg-component h-6 w-1/3 animate-pulse rounded-md" />
    <div className="bg-ui-bg-component h-32 animate-pulse rounded-md" />
  </Container>
)
