import { ArrowDownRightMini, ArrowUpRightMini } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { useText } from "../../hooks/use-text"
import type { Move, Moves } from "../../lib/overview/moves"
import { MoveRow } from "./move-row"

/** So many are shown at once; one more than that is shown rather than a button for it. */
const FEW = 4

type MoveListProps = {
  readonly direction: "slips" | "gains"
  /** Most important first. */
  readonly moves: readonly Move[]
  /** The answer they are from. */
  readonly of: Moves
}

/** Moves in one direction, the important ones first, the rest at a click. */
export const MoveList = ({ direction, moves, of }: MoveListProps) => {
  const { t, format } = useText()
  const [all, setAll] = useState(false)
  const headingId = useId()
  const Icon = direction === "slips" ? ArrowDownRightMini : ArrowUpRightMini
  const cut = !all && moves.length > FEW + 1
  return (
    <section aria-labelledby={headingId} className="min-w-0">
      <h3
        id={headingId}
        className="txt-compact-small-plus text-ui-fg-base flex items-center gap-x-1.5 px-6 py-1"
      >
        <Icon
          aria-hidden
          className={direction === "slips" ? "text-ui-tag-orange-icon" : "text-ui-tag-green-icon"}
        />
        {t(`moves.${direction}`)}
      </h3>
      {moves.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-1.5">
          {t(`moves.no_${direction}`)}
        </Text>
      ) : (
        <ul>
          {(cut ? moves.slice(0, FEW) : moves).map((move) => (
            <li key={`${move.kind}-${move.from}-${move.to}`}>
              <MoveRow move={move} of={of} />
            </li>
          ))}
        </ul>
      )}
      {cut && (
        <Button
          size="small"
          variant="transparent"
          className="text-ui-fg-subtle ml-4 mt-0.5"
          onClick={() => setAll(true)}
        >
          {t("moves.more", { count: moves.length - FEW, n: format.count(moves.length - FEW) })}
        </Button>
      )}
    </section>
  )
}
