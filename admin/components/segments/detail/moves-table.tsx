import { ArrowDownMini, ArrowUpMini } from "@medusajs/icons"
import { Badge } from "@medusajs/ui"
import { DAY_MS } from "../../../../src/modules/retention/domain/time/duration"
import { useText } from "../../../hooks/use-text"
import { personPath } from "../../../lib/customers/customers-path"
import { personName } from "../../../lib/person/person-name"
import type { MoveKind, SegmentMove } from "../../../lib/segment/types"
import { QuietLink } from "../../person/quiet-link"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../../shared/plain-table"

/** Entries and exits as a table. */
export const MovesTable = ({ moves }: { moves: readonly SegmentMove[] }) => {
  const { t } = useText()
  return (
    <PlainTable label={t("segment.moves.table")}>
      <thead>
        <tr>
          <HeaderCell>{t("segment.moves.customer")}</HeaderCell>
          <HeaderCell>{t("segment.moves.what")}</HeaderCell>
          <HeaderCell>{t("segment.moves.when")}</HeaderCell>
          <HeaderCell>{t("segment.moves.why")}</HeaderCell>
          <HeaderCell numeric>{t("segment.moves.stay")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <MoveRow key={move.id} move={move} />
        ))}
      </tbody>
    </PlainTable>
  )
}

const MoveRow = ({ move }: { move: SegmentMove }) => {
  const { t, format } = useText()
  return (
    <tr>
      <RowHeader>
        <span className="max-w-64 truncate">
          <QuietLink to={personPath(move.person_id)}>
            {personName(move) ?? t("customers.unnamed")}
          </QuietLink>
        </span>
      </RowHeader>
      <td className="px-2">
        <KindBadge kind={move.kind} />
      </td>
      <td className="whitespace-nowrap px-2 tabular-nums">
        <time dateTime={move.occurred_at}>{format.moment(move.occurred_at)}</time>
      </td>
      <td className="px-2">{t(`segment.moves.cause.${move.cause}`)}</td>
      <Cell className="whitespace-nowrap">
        <Stay move={move} />
      </Cell>
    </tr>
  )
}

const KindBadge = ({ kind }: { kind: MoveKind }) => {
  const Icon = kind === "entered" ? ArrowUpMini : ArrowDownMini
  return (
    <Badge
      size="2xsmall"
      color={kind === "entered" ? "green" : "orange"}
      className="whitespace-nowrap"
    >
      <Icon aria-hidden />
      {useText().t(`segment.moves.${kind}`)}
    </Badge>
  )
}

/** How long somebody was in who has left. */
const Stay = ({ move: { kind, entered_at: from, occurred_at: to } }: { move: SegmentMove }) => {
  const { t, format } = useText()
  if (kind === "entered" || from === null) {
    return <>{t("segment.figures.none")}</>
  }
  const days = Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS)
  return (
    <>
      {days < 1
        ? t("segment.moves.less_than_day")
        : t("units.days", { count: days, n: format.count(days) })}
    </>
  )
}
