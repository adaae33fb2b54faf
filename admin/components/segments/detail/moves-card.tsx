import { clx } from "@medusajs/ui"
import { useState } from "react"
import { MOVES_PER_PAGE, useSegmentMoves } from "../../../hooks/use-segment"
import { useText } from "../../../hooks/use-text"
import { MOVE_KINDS, type MoveKind } from "../../../lib/segment/types"
import type { Segment } from "../../../lib/segments/types"
import { Pager } from "../../shared/pager"
import { Choice } from "../../shared/choice"
import { Empty } from "../../shared/empty"
import { Failed } from "../../shared/failed"
import { Loading } from "../../shared/loading"
import { Section } from "../../shared/section"
import { MovesTable } from "./moves-table"

const ANY = "all"

/** Who came into the segment and who left it, newest first. */
export const MovesCard = ({ segment }: { segment: Segment }) => {
  const { t } = useText()
  const [{ kind, page }, setShown] = useState<{ kind: MoveKind | typeof ANY; page: number }>({
    kind: ANY,
    page: 0,
  })
  const moves = useSegmentMoves(segment, kind === ANY ? null : kind, page)
  const { data } = moves
  return (
    <Section
      title={t("segment.moves.title")}
      description={t("segment.moves.description")}
      aside={
        <Choice
          label={t("segment.moves.kind")}
          value={kind}
          options={([ANY, ...MOVE_KINDS] as const).map((value) => ({
            value,
            text: t(`segment.moves.${value}`),
          }))}
          onChange={(value) => setShown({ kind: value, page: 0 })}
        />
      }
    >
      {data ? (
        data.count === 0 ? (
          <Empty title={t("segment.moves.none_title")} text={t("segment.moves.none_text")} />
        ) : (
          <div
            aria-busy={moves.isPlaceholderData}
            className={clx("transition-opacity", moves.isPlaceholderData && "opacity-60")}
          >
            <MovesTable moves={data.moves} />
            {data.count > MOVES_PER_PAGE && (
              <div className="border-t">
                <Pager
                  page={page}
                  size={MOVES_PER_PAGE}
                  count={data.count}
                  onPage={(next) => setShown({ kind, page: next })}
                />
              </div>
            )}
          </div>
        )
      ) : moves.isError ? (
        <Failed error={moves.error} onRetry={() => void moves.refetch()} />
      ) : (
        <div className="px-6 py-4">
          <Loading height={160} />
        </div>
      )}
    </Section>
  )
}
