import { Button } from "@medusajs/ui"
import { useSettings, useVersions } from "../../hooks/use-settings"
import { useText } from "../../hooks/use-text"
import type { PolicyVersion } from "../../lib/settings/types"
import { Failed } from "../shared/failed"
import { Section } from "../shared/section"
import { VersionEntry } from "./version-entry"

type HistorySectionProps = {
  /** Loads a version into the form; left out where nothing may be changed. */
  readonly onRestore?: (version: PolicyVersion) => void
}

/** Every version that was ever in force: who, when, why, what was changed, and the way back. */
export const HistorySection = ({ onRestore }: HistorySectionProps) => {
  const { t } = useText()
  const inForce = useSettings().data?.version
  const { data, error, isPending, hasNextPage, isFetchingNextPage, ...query } = useVersions()
  const versions = data?.pages.flatMap((page) => page.versions) ?? []
  // Of the oldest one that is here it is not known what it changed: it waits for the next page.
  const shown = hasNextPage ? versions.slice(0, -1) : versions
  return (
    <Section title={t("settings.history.title")} description={t("settings.history.description")}>
      {error && <Failed error={error} onRetry={() => void query.refetch()} />}
      {isPending && (
        <p className="txt-small text-ui-fg-subtle px-6 py-4" role="status">
          {t("state.loading")}
        </p>
      )}
      {shown.length > 0 && (
        <ol className="divide-y">
          {shown.map((version, index) => (
            <VersionEntry
              key={version.version}
              version={version}
              before={versions[index + 1] ?? null}
              inForce={version.version === inForce}
              onRestore={onRestore}
            />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <div className="flex justify-center px-6 py-4">
          <Button
            type="button"
            size="small"
            variant="secondary"
            isLoading={isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("settings.history.more")}
          </Button>
        </div>
      )}
    </Section>
  )
}
