import { clx, Text } from "@medusajs/ui"
import { useState } from "react"
import { useMoves } from "../../hooks/use-overview"
import { useText } from "../../hooks/use-text"
import { MOVES_SINCE, type Moves, type MovesSince, sortMoves } from "../../lib/overview/moves"
import { Choice } from "../shared/choice"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { Section } from "../shared/section"
import { MoveList } from "./move-list"
import { OtherMoves } from "./other-moves"

const HEIGHT = 376

/** Who moved since yesterday, a week or a month ago: those who slip, and those who come back. */
export const MovesCard = () => {
  const { t, format } = useText()
  const [since, setSince] = useState<MovesSince>("week")
  const moves = useMoves(since)
  return (
    <Section
      title={t("moves.title")}
      description={moves.data ? t("moves.since", { day: format.day(moves.data.since) }) : "\u00a0"}
      aside={
        <Choice
          label={t("moves.range")}
          value={since}
          options={MOVES_SINCE.map((value) => ({ value, text: t(`moves.${value}`) }))}
          onChange={setSince}
        />
      }
    >
      {moves.data ? (
        <div
          className={clx("flex flex-1 flex-col divide-y", moves.isPlaceholderData && "opacity-50")}
          aria-busy={moves.isPlaceholderData}
        >
          <MovesView key={moves.data.since} moves={moves.data} />
        </div>
      ) : moves.isError ? (
        <Failed error={moves.error} onRetry={() => void moves.refetch()} />
      ) : (
        <div className="px-6 py-4">
          <Loading height={HEIGHT} />
        </div>
      )}
    </Section>
  )
}

const MovesView = ({ moves }: { moves: Moves }) => {
  const { t, format } = useText()
  const { recorded_from, reconstructed, since } = moves
  const { slips, gains, others } = sortMoves(moves)
  const young = recorded_from !== null && Date.parse(recorded_from) > Date.parse(since)
  return (
    <>
      {slips.length + gains.length === 0 ? (
        <div className="flex min-h-40 flex-1 flex-col items-center justify-center gap-y-1 px-6 py-8 text-center">
          <Text size="small" leading="compact" weight="plus">
            {t("moves.none_title")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle max-w-80 text-pretty">
            {t("moves.none_text")}
          </Text>
        </div>
      ) : (
        <div className="grid flex-1 content-start gap-y-2 py-3 md:grid-cols-2 xl:grid-cols-1">
          <MoveList direction="slips" moves={slips} of={moves} />
          <MoveList direction="gains" moves={gains} of={moves} />
        </div>
      )}
      {others.length > 0 && <OtherMoves moves={others} of={moves} />}
      {(young || recorded_from === null) && (
        <Text size="xsmall" className="text-ui-fg-subtle text-pretty px-6 py-3">
          {recorded_from === null
            ? t("moves.not_recorded")
            : t(reconstructed ? "moves.recorded_redrawn" : "moves.recorded", {
                time: format.moment(recorded_from),
              })}
        </Text>
      )}
    </>
  )
}
