import { Container, Heading, Text } from "@medusajs/ui"
import { TimeZone } from "../../hooks/time-zone"
import { useBackfill } from "../../hooks/use-backfill"
import { usePolicyZone } from "../../hooks/use-policy"
import { useSync } from "../../hooks/use-sync"
import { useText } from "../../hooks/use-text"
import { FailedPage } from "../shared/failed-page"
import { BackfillSection } from "./backfill-section"
import { CheckSection } from "./check-section"
import { DataSkeleton } from "./data-skeleton"
import { SyncSection } from "./sync-section"

/** Where the figures come from: what was read, what waits, and whether it is right. */
const DataPage = () => {
  const { t } = useText()
  const { data: zone } = usePolicyZone()
  const backfill = useBackfill()
  const { query, reconcile, check } = useSync()
  const sync = query.data

  if (query.isError && !sync) {
    return <FailedPage error={query.error} onRetry={() => void query.refetch()} />
  }
  if (!sync) {
    return <DataSkeleton />
  }
  return (
    <TimeZone.Provider value={zone}>
      <div className="flex flex-col gap-y-3">
        <Container className="px-6 py-4">
          <Heading>{t("data.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("data.subtitle")}
          </Text>
        </Container>
        <BackfillSection backfill={backfill} />
        <SyncSection sync={sync} reconcile={reconcile} />
        <CheckSection state={sync.check} check={check} />
      </div>
    </TimeZone.Provider>
  )
}

export default DataPage
