import { Text } from "@medusajs/ui"
import { useState } from "react"
import { type PersonTimeline, usePersonTimeline } from "../../hooks/use-person-timeline"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/person/types"
import { ShapeToggle } from "../charts/shape-toggle"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { Section } from "../shared/section"
import { ChanceTable } from "./chance-table"
import { TimelineLegend } from "./timeline-legend"
import { TimelinePlot } from "./timeline-plot"

/** Purchases on a time line, with the stages that silence leads through, and the chance of buying. */
export const TimelineCard = ({ profile }: { profile: Profile }) => {
  const { t } = useText()
  const [asTable, setAsTable] = useState(false)
  const { picture, failedPurchases, failedChances } = usePersonTimeline(profile)
  const curve = picture?.curve ?? null
  const predicted = profile.prediction !== null
  return (
    <Section
      title={t("person.timeline.title")}
      description={t(`person.timeline.description${predicted ? "_chance" : ""}`)}
      aside={curve && <ShapeToggle asTable={asTable} onChange={setAsTable} />}
    >
      {failedPurchases ? (
        <Failed error={failedPurchases.error} onRetry={failedPurchases.retry} />
      ) : !picture ? (
        <div className="px-6 py-4">
          <Loading height={predicted ? 320 : 192} />
        </div>
      ) : curve && asTable ? (
        <ChanceTable curve={curve} />
      ) : (
        <Picture picture={picture} profile={profile} />
      )}
      {failedChances && <Failed error={failedChances.error} onRetry={failedChances.retry} />}
    </Section>
  )
}

type PictureProps = {
  readonly picture: PersonTimeline
  readonly profile: Profile
}

const Picture = ({ picture, profile }: PictureProps) => {
  const { t, format } = useText()
  const { timeline, curve, nextAt, drawn, count } = picture
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <TimelinePlot
        timeline={timeline}
        curve={curve}
        nextAt={nextAt}
        currency={profile.currency}
        timeZone={profile.time_zone}
      />
      <TimelineLegend turns={timeline.turns} marks={timeline.marks} now={timeline.today} />
      {count > drawn && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("person.timeline.newest", { n: format.count(drawn), total: format.count(count) })}
        </Text>
      )}
    </div>
  )
}
