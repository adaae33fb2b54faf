import { usePolicy } from "../../../hooks/use-policy"
import { useText } from "../../../hooks/use-text"
import type { Segment } from "../../../lib/segments/types"
import { Figure, Figures } from "../../shared/figures"

/** How large the segment is, what it is worth, and whether it grows. */
export const SegmentFigures = ({ segment }: { segment: Segment }) => {
  const { t, format } = useText()
  const currency = usePolicy().data?.settings.base_currency
  const { evaluated_at: at, members, share, revenue, revenue_share: revenueShare } = segment
  const none = t("segment.figures.none")
  return (
    <Figures label={t("segment.figures.title")}>
      <Figure
        label={t("segment.figures.members")}
        value={at === null ? none : format.count(members)}
        hint={
          at === null
            ? t("segment.figures.members_never")
            : t("segment.figures.members_as_of", { time: format.moment(at) })
        }
      />
      <Figure
        label={t("segment.figures.share")}
        value={at === null || share === null ? none : format.percent(share, 1)}
        hint={t("segment.figures.share_hint")}
      />
      <Figure
        label={t("segment.figures.revenue")}
        value={
          revenue === null || currency === undefined ? none : format.wholeMoney(revenue, currency)
        }
        hint={
          revenue === null
            ? t("segment.figures.revenue_never")
            : revenueShare === null
              ? t("segment.figures.revenue_plain")
              : t("segment.figures.revenue_hint", { share: format.percent(revenueShare, 1) })
        }
      />
      <Change segment={segment} />
    </Figures>
  )
}

const Change = ({ segment: { members, change_30: change } }: { segment: Segment }) => {
  const { t, format } = useText()
  const label = t("segment.figures.change")
  if (change === null) {
    const hint = t("segment.figures.change_young")
    return <Figure label={label} value={t("segment.figures.none")} hint={hint} />
  }
  const before = members - change
  return (
    <Figure
      label={label}
      value={format.signed(change)}
      hint={
        before > 0
          ? t("segment.figures.change_percent", {
              percent: format.signedPercent(change / before, 1),
            })
          : t("segment.figures.change_from", { n: format.count(before) })
      }
    />
  )
}
