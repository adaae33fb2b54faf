import { clx, Container, Heading, Text } from "@medusajs/ui"
import { useMovementUrl } from "../../hooks/use-movement-url"
import { useMovements } from "../../hooks/use-movements"
import { useText } from "../../hooks/use-text"
import { dayIn } from "../../lib/customers/day-start"
import { datesOf } from "../../lib/movement/movement-url"
import { SegmentPicker } from "../compare/segment-picker"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { DaysControl } from "./days-control"
import { FlowsView } from "./flows-view"

/** The page's name, whom and when it looks at, and what became of them. */
export const MovementCard = ({ zone }: { zone: string }) => {
  const { t } = useText()
  const { url, ask, look } = useMovementUrl()
  const today = dayIn(Date.now(), zone)
  const dates = datesOf(url.days, today)
  const movements = useMovements({ ...dates, segment: url.segment })
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-6 py-4">
        <div className="min-w-0 flex-1 basis-64">
          <Heading>{t("movement.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("movement.subtitle")}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <DaysControl days={url.days} today={today} onChange={(days) => ask({ days })} />
          <div className="w-56">
            <SegmentPicker
              label={t("movement.segment")}
              placeholder={t("movement.everybody")}
              value={url.segment}
              onChange={(segment) => ask({ segment })}
              none={t("movement.everybody")}
            />
          </div>
        </div>
      </div>
      {movements.isError && !movements.data ? (
        <Failed error={movements.error} onRetry={() => void movements.refetch()} />
      ) : movements.data ? (
        <div
          className={clx("divide-y", movements.isPlaceholderData && "opacity-50")}
          aria-busy={movements.isPlaceholderData}
        >
          <FlowsView movements={movements.data} today={today} url={url} onLook={look} />
        </div>
      ) : (
        <div className="px-6 py-4">
          <Loading height={560} />
        </div>
      )}
    </Container>
  )
}
