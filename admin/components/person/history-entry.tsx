import { ArrowRightMini } from "@medusajs/icons"
import { useText } from "../../hooks/use-text"
import type { TransitionGroup } from "../../lib/person/group-transitions"
import type { Change } from "../../lib/person/types"
import { StageBadge, TierBadge } from "../shared/badges"

/** What changed at one moment, from what to what, and why. */
export const HistoryEntry = ({ group }: { group: TransitionGroup }) => {
  const { t, format } = useText()
  return (
    <li className="border-ui-border-base txt-compact-small text-ui-fg-subtle relative ml-1 grid gap-x-4 gap-y-1.5 border-l pb-5 pl-4 last:border-transparent last:pb-0 sm:grid-cols-[10.5rem_1fr]">
      <span
        aria-hidden
        className="bg-ui-bg-base border-ui-border-strong absolute -left-[5px] top-1 size-[9px] rounded-full border-2"
      />
      <time dateTime={group.occurred_at} className="tabular-nums">
        {format.moment(group.occurred_at)}
      </time>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {group.changes.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
        <span className="text-pretty">{t(`person.history.cause.${group.cause}`)}</span>
      </div>
    </li>
  )
}

/** Read out as a sentence, seen as two badges and an arrow. */
const ChangeLine = ({ change }: { change: Change }) => {
  const { t } = useText()
  const { from_value: from, to_value: to } = change
  const name = (value: string) => t(`${change.kind}.${value}`)
  const sentence =
    from === null
      ? t("person.history.start", { to: to === null ? t("person.history.no_tier") : name(to) })
      : to === null
        ? t("person.history.end", { from: name(from) })
        : t("person.history.change", { from: name(from), to: name(to) })
  return (
    <span className="flex items-center">
      <span className="sr-only">{sentence}</span>
      <span aria-hidden className="flex flex-wrap items-center gap-1">
        {from !== null && (
          <>
            <ValueBadge change={change} side="from_value" />
            <ArrowRightMini className="text-ui-fg-muted" />
          </>
        )}
        {to === null ? (
          <span className="txt-compact-xsmall text-ui-fg-subtle">
            {t("person.history.no_tier")}
          </span>
        ) : (
          <ValueBadge change={change} side="to_value" />
        )}
      </span>
    </span>
  )
}

const ValueBadge = ({ change, side }: { change: Change; side: "from_value" | "to_value" }) => {
  if (change.kind === "tier") {
    const tier = change[side]
    return tier && <TierBadge tier={tier} />
  }
  const stage = change[side]
  return stage && <StageBadge stage={stage} />
}
