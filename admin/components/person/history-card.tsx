import { Button, Text } from "@medusajs/ui"
import { useTransitions } from "../../hooks/use-person"
import { useText } from "../../hooks/use-text"
import { groupTransitions } from "../../lib/person/group-transitions"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { Section } from "../shared/section"
import { HistoryEntry } from "./history-entry"

/** Every change of tier and stage, newest first. */
export const HistoryCard = ({ personId }: { personId: string }) => {
  const { t } = useText()
  return (
    <Section title={t("person.history.title")} description={t("person.history.description")}>
      <History personId={personId} />
    </Section>
  )
}

const History = ({ personId }: { personId: string }) => {
  const { t } = useText()
  const { data, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useTransitions(personId)
  if (!data) {
    return isError ? (
      <Failed error={error} onRetry={() => void refetch()} />
    ) : (
      <div className="px-6 py-4">
        <Loading height={96} />
      </div>
    )
  }
  if (data.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("person.history.none")}
      </Text>
    )
  }
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <ol className="flex flex-col">
        {groupTransitions(data).map((group) => (
          <HistoryEntry key={group.id} group={group} />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          size="small"
          variant="secondary"
          className="self-start"
          isLoading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("person.history.more")}
        </Button>
      )}
    </div>
  )
}
