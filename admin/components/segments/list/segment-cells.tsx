import { ArrowDownMini, ArrowUpMini, ExclamationCircleSolid, Users } from "@medusajs/icons"
import { Badge, clx, Tooltip } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useText } from "../../../hooks/use-text"
import { segmentPath } from "../../../lib/segment/segment-path"
import { segmentDescription, segmentName } from "../../../lib/segments/segment-name"
import type { Segment } from "../../../lib/segments/types"
import { NoValue } from "../../customers/customer-cells"
import { toneFill } from "../../shared/tones"

type CellProps = { readonly segment: Segment }

/** What it is called and for, as a link to its page, with what is worth knowing beforehand. */
export const SegmentCell = ({ segment }: CellProps) => {
  const text = useText()
  const name = segmentName(segment, text)
  const description = segmentDescription(segment, text)
  return (
    <div className="flex w-64 min-w-0 flex-col justify-center gap-y-0.5 py-2 xl:w-[26rem]">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        <Link
          to={segmentPath(segment.id)}
          title={name}
          className={clx(
            "txt-compact-small-plus text-ui-fg-base max-w-full truncate rounded outline-none",
            "hover:underline focus-visible:shadow-borders-focus"
          )}
          // The row leads there too; one way is enough.
          onClick={(event) => event.stopPropagation()}
        >
          {name}
        </Link>
        <Marks segment={segment} />
      </div>
      {description !== null && (
        <span className="txt-compact-small text-ui-fg-subtle truncate" title={description}>
          {description}
        </span>
      )}
    </div>
  )
}

const Marks = ({ segment: { problem, preset, sync } }: CellProps) => {
  const { t } = useText()
  const follows = sync?.enabled ? sync.status : null
  return (
    <span className="flex shrink-0 items-center gap-x-1.5 empty:hidden">
      {problem !== null && (
        <Mark
          hint={
            problem.kind === "unknown_field"
              ? t("segments.problem_field", { field: problem.field ?? "" })
              : t(problem.kind === "too_slow" ? "segments.problem_slow" : "segments.problem_rule")
          }
          color="red"
        >
          <ExclamationCircleSolid aria-hidden />
          {t("segments.problem")}
        </Mark>
      )}
      {follows !== null && (
        <Mark
          hint={t(`segments.follows_hint.${follows}`)}
          color={follows === "stopped" ? "orange" : "blue"}
        >
          <Users aria-hidden />
          {t(follows === "stopped" ? "segments.follows_stopped" : "segments.follows")}
        </Mark>
      )}
      {preset !== null && (
        <Mark hint={t("segments.ready_made_hint")} color="grey">
          {t("segments.ready_made")}
        </Mark>
      )}
    </span>
  )
}

type MarkProps = {
  readonly hint: string
  readonly color: "red" | "orange" | "blue" | "grey"
  readonly children: ReactNode
}

const Mark = ({ hint, color, children }: MarkProps) => (
  <Tooltip content={hint}>
    <Badge size="2xsmall" color={color} className="whitespace-nowrap">
      {children}
      <span className="sr-only">. {hint}</span>
    </Badge>
  </Tooltip>
)

/** How many are in it; nothing before they were counted. */
export const MembersCell = ({ segment: { members, evaluated_at } }: CellProps) => {
  const { t, format } = useText()
  return evaluated_at === null ? (
    <span className="text-ui-fg-subtle">{t("segments.not_counted")}</span>
  ) : (
    <span className="tabular-nums">{format.count(members)}</span>
  )
}

/** A share, as long as a bar. */
export const ShareCell = ({ share, title }: { share: number | null; title?: string }) => {
  const { format } = useText()
  if (share === null) {
    return <NoValue />
  }
  return (
    <span className="flex items-center justify-end gap-x-2" title={title}>
      <span
        aria-hidden
        className="bg-ui-bg-component hidden h-1 w-12 overflow-hidden rounded-full xl:block"
      >
        <span
          className="block h-full"
          style={{ width: `${Math.min(1, share) * 100}%`, backgroundColor: toneFill("blue") }}
        />
      </span>
      <span className="w-12 text-right tabular-nums">{format.percent(share, 1)}</span>
    </span>
  )
}

/** How many more or fewer than 30 days ago; a larger segment is neither good nor bad by itself. */
export const ChangeCell = ({ segment: { change_30: change } }: CellProps) => {
  const { t, format } = useText()
  if (change === null) {
    return (
      <span title={t("segments.change_young")}>
        <NoValue />
      </span>
    )
  }
  const n = format.count(Math.abs(change))
  const said =
    change === 0
      ? t("segments.change_same")
      : t(change > 0 ? "segments.change_up" : "segments.change_down", { n })
  const Arrow = change > 0 ? ArrowUpMini : ArrowDownMini
  return (
    <span className="inline-flex items-center justify-end gap-x-0.5 tabular-nums" title={said}>
      {change !== 0 && <Arrow aria-hidden className="text-ui-fg-subtle" />}
      <span aria-hidden>{format.signed(change)}</span>
      <span className="sr-only">{said}</span>
    </span>
  )
}
