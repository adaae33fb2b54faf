import { Text } from "@medusajs/ui"
import { useMemo } from "react"
import { MOST_ROWS, usePurchases } from "../../hooks/use-person"
import { useText } from "../../hooks/use-text"
import { layOut } from "../../lib/person/timeline"
import type { Profile } from "../../lib/person/types"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { Section } from "../shared/section"
import { TimelineLegend } from "./timeline-legend"
import { TimelinePlot } from "./timeline-plot"

/** Purchases on a time line, with the stages that silence leads through drawn in. */
export const TimelineCard = ({ profile }: { profile: Profile }) => {
  const { t } = useText()
  return (
    <Section title={t("person.timeline.title")} description={t("person.timeline.description")}>
      <Picture profile={profile} />
    </Section>
  )
}

const Picture = ({ profile }: { profile: Profile }) => {
  const { t, format } = useText()
  const { data, isError, error, refetch } = usePurchases(profile.person_id, { limit: MOST_ROWS })
  const { limits, explanation } = profile
  const next = explanation?.next?.values.at
  const timeline = useMemo(
    () =>
      data && {
        ...layOut({
          purchases: data.purchases,
          limits,
          now: new Date(),
          next: typeof next === "string" ? next : null,
        }),
        next_at: typeof next === "string" ? next : null,
      },
    [data, limits, next]
  )
  if (isError) {
    return <Failed error={error} onRetry={() => void refetch()} />
  }
  if (!timeline || !data) {
    return (
      <div className="px-6 py-4">
        <Loading height={192} />
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <TimelinePlot
        timeline={timeline}
        nextAt={timeline.next_at}
        currency={profile.currency}
        timeZone={profile.time_zone}
      />
      <TimelineLegend turns={timeline.turns} marks={timeline.marks} now={timeline.today} />
      {data.count > data.purchases.length && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("person.timeline.newest", {
            n: format.count(data.purchases.length),
            total: format.count(data.count),
          })}
        </Text>
      )}
    </div>
  )
}
