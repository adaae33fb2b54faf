import { Fragment } from "react"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { differenceText, figureText } from "../../lib/compare/difference-words"
import { differenceOf, FEWEST_PEOPLE } from "../../lib/compare/differences"
import {
  absenceOf,
  MEASURE_GROUPS,
  measureOf,
  type MeasureGroup,
  type MeasureName,
} from "../../lib/compare/measures"
import { SIDES, type Comparison, type Side } from "../../lib/compare/types"
import { segmentPath } from "../../lib/segment/segment-path"
import { HeaderCell, PlainTable } from "../shared/plain-table"
import { Section } from "../shared/section"
import { SideMark } from "./side-mark"

type FiguresCardProps = {
  readonly comparison: Comparison
  readonly names: Readonly<Record<Side, string>>
}

/** Every figure of both, in groups, and how they differ where they differ much. */
export const FiguresCard = ({ comparison, names }: FiguresCardProps) => {
  const { t } = useText()
  return (
    <Section title={t("compare.figures.title")} description={t("compare.figures.description")}>
      <PlainTable label={t("compare.figures.caption")}>
        <thead>
          <tr>
            <HeaderCell>{t("compare.figures.column")}</HeaderCell>
            {SIDES.map((side) => (
              <HeaderCell key={side} numeric>
                <span className="inline-flex max-w-56 items-center justify-end gap-x-1.5 align-middle">
                  <SideMark side={side} />
                  <Link
                    to={segmentPath(comparison[side].segment_id)}
                    title={names[side]}
                    className="focus-visible:shadow-borders-focus truncate rounded-sm underline-offset-2 outline-none hover:underline"
                  >
                    {names[side]}
                  </Link>
                </span>
              </HeaderCell>
            ))}
            <HeaderCell>
              <span className="pl-6">{t("compare.figures.difference")}</span>
            </HeaderCell>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(MEASURE_GROUPS) as MeasureGroup[]).map((group) => (
            <Fragment key={group}>
              <tr className="bg-ui-bg-subtle">
                <th
                  scope="colgroup"
                  colSpan={4}
                  className="txt-compact-xsmall-plus text-ui-fg-subtle h-8 px-6 text-left"
                >
                  {t(`compare.figures.group.${group}`)}
                </th>
              </tr>
              {MEASURE_GROUPS[group].map((name) => (
                <FigureRow key={name} name={name} comparison={comparison} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </PlainTable>
    </Section>
  )
}

const FigureRow = ({ name, comparison }: { name: MeasureName; comparison: Comparison }) => {
  const text = useText()
  const { t } = text
  const measure = measureOf(name)
  const enough = Math.min(comparison.one.people, comparison.other.people) >= FEWEST_PEOPLE
  const difference = enough ? differenceOf(name, comparison) : null
  return (
    <tr>
      <th scope="row" className="py-2 pl-6 pr-2 text-left font-normal">
        <span className="txt-compact-small text-ui-fg-base block whitespace-nowrap">
          {t(`compare.figures.name.${name}`)}
        </span>
        <span className="txt-compact-xsmall text-ui-fg-subtle block">
          {t(`compare.figures.hint.${name}`)}
        </span>
      </th>
      {SIDES.map((side) => {
        const value = measure.of(comparison[side])
        return (
          <td key={side} className="px-2 py-2 text-right tabular-nums">
            {value === null ? (
              <>
                <span aria-hidden className="block">
                  –
                </span>
                <span className="txt-compact-xsmall text-ui-fg-subtle block">
                  {t(`compare.figures.absent.${absenceOf(name, comparison[side])}`)}
                </span>
              </>
            ) : (
              <span className="txt-compact-small-plus text-ui-fg-base">
                {figureText(measure.kind, value, comparison.currency, text)}
              </span>
            )}
          </td>
        )
      })}
      <td className="py-2 pl-8 pr-6 text-left">{difference && differenceText(difference, text)}</td>
    </tr>
  )
}
