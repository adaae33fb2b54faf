import { ArrowRightMini } from "@medusajs/icons"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import type { Move, Moves } from "../../lib/overview/moves"
import { movePath } from "../../lib/overview/move-path"
import { StageBadge, TierBadge } from "../shared/badges"

type MoveRowProps = {
  readonly move: Move
  /** The answer it is from. */
  readonly of: Moves
}

/** From where to where, and how many: a link to exactly these people where they are recorded. */
export const MoveRow = ({ move, of }: MoveRowProps) => {
  const { t, format } = useText()
  const path = movePath(move, of)
  const people = t("moves.people", { count: move.people, n: format.count(move.people) })
  const content = (
    <>
      <span className="sr-only">
        {t("moves.link", {
          from: t(`${move.kind}.${move.from}`),
          to: t(`${move.kind}.${move.to}`),
          people,
        })}
      </span>
      <span aria-hidden className="flex min-w-0 flex-wrap items-center gap-x-1.5">
        {move.kind === "stage" ? <StageBadge stage={move.from} /> : <TierBadge tier={move.from} />}
        <ArrowRightMini className="text-ui-fg-subtle shrink-0" />
        {move.kind === "stage" ? <StageBadge stage={move.to} /> : <TierBadge tier={move.to} />}
      </span>
      <span
        aria-hidden
        className="txt-compact-small-plus text-ui-fg-base shrink-0 tabular-nums underline-offset-2 group-hover:underline"
      >
        {people}
      </span>
    </>
  )
  const layout = "flex h-9 items-center justify-between gap-x-3 px-6"
  return path ? (
    <Link
      to={path}
      className={`${layout} transition-fg hover:bg-ui-bg-base-hover focus-visible:ring-ui-border-interactive group outline-none ring-inset focus-visible:ring-2`}
    >
      {content}
    </Link>
  ) : (
    <div className={layout}>{content}</div>
  )
}
