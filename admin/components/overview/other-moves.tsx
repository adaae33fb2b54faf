import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { movePath } from "../../lib/overview/move-path"
import type { Move, Moves } from "../../lib/overview/moves"

type OtherMovesProps = {
  readonly moves: readonly Move[]
  /** The answer they are from. */
  readonly of: Moves
}

/** Moves that are neither good nor bad news, in one line. */
export const OtherMoves = ({ moves, of }: OtherMovesProps) => {
  const { t, format } = useText()
  return (
    <div className="txt-compact-xsmall text-ui-fg-subtle flex flex-wrap gap-x-3 gap-y-1 px-6 py-3">
      <span>{t("moves.others")}</span>
      {moves.map((move) => {
        const path = movePath(move, of)
        const text = t("moves.other", {
          from: t(`${move.kind}.${move.from}`),
          to: t(`${move.kind}.${move.to}`),
          n: format.count(move.people),
        })
        const key = `${move.kind}-${move.from}-${move.to}`
        return path ? (
          <Link
            key={key}
            to={path}
            className="text-ui-fg-base focus-visible:ring-ui-border-interactive rounded-sm underline-offset-2 outline-none ring-offset-2 hover:underline focus-visible:ring-2"
          >
            {text}
          </Link>
        ) : (
          <span key={key}>{text}</span>
        )
      })}
    </div>
  )
}
