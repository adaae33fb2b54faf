import { useText } from "../../hooks/use-text"
import { type ChanceCurve, chanceRows } from "../../lib/person/chance-curve"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"

/** The curve in figures, the latest first: month by month ahead, today, and at each purchase. */
export const ChanceTable = ({ curve }: { curve: ChanceCurve }) => {
  const { t, format } = useText()
  const days = t("units.days", { count: curve.horizonDays, n: format.count(curve.horizonDays) })
  return (
    <div className="max-h-80 overflow-y-auto">
      <PlainTable label={t("person.chance.label", { days })}>
        <thead>
          <tr>
            <HeaderCell>{t("person.chance.day")}</HeaderCell>
            <HeaderCell>{t("person.chance.what")}</HeaderCell>
            <HeaderCell numeric>{t("person.chance.column_before")}</HeaderCell>
            <HeaderCell numeric>{t("person.chance.column_chance")}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {chanceRows(curve).map(({ day, kind, before, chance }) => (
            <tr key={day}>
              <RowHeader>{format.day(day, "UTC")}</RowHeader>
              <td className="px-2">{t(`person.chance.row.${kind}`)}</td>
              <Cell>{before === null ? t("person.figures.none") : format.chance(before)}</Cell>
              <Cell className="text-ui-fg-base">{format.chance(chance)}</Cell>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </div>
  )
}
