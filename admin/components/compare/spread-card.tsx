import { BUYER_STAGES, TIERS } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { SIDES, type Comparison, type ComparisonSide, type Side } from "../../lib/compare/types"
import { StageBadge, TierBadge } from "../shared/badges"
import { HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"
import { Section } from "../shared/section"
import { toneFill } from "../shared/tones"
import { SIDE_TONE, SideMark } from "./side-mark"

type SpreadCardProps = {
  readonly comparison: Comparison
  readonly of: "tiers" | "stages"
}

/** How the people of each are spread over tiers or stages: a bar each, with its share and number. */
export const SpreadCard = ({ comparison, of }: SpreadCardProps) => {
  const { t } = useText()
  const rows =
    of === "tiers"
      ? TIERS.map((tier) => ({
          key: tier,
          badge: <TierBadge tier={tier} />,
          people: (side: ComparisonSide) => side.tiers[tier],
        }))
      : [...BUYER_STAGES, "prospect" as const].map((stage) => ({
          key: stage,
          badge: <StageBadge stage={stage} />,
          people: (side: ComparisonSide) => side.stages[stage],
        }))
  return (
    <Section title={t(`compare.spread.${of}`)} description={t(`compare.spread.${of}_description`)}>
      <PlainTable label={t(`compare.spread.${of}_caption`)}>
        <thead>
          <tr>
            <HeaderCell>{t(`compare.spread.column_${of}`)}</HeaderCell>
            {SIDES.map((side) => (
              <HeaderCell key={side}>
                <SideMark side={side} />
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, badge, people }) => (
            <tr key={key}>
              <RowHeader>{badge}</RowHeader>
              {SIDES.map((side) => (
                <BarCell
                  key={side}
                  side={side}
                  people={people(comparison[side])}
                  all={of === "tiers" ? comparison[side].buyers : comparison[side].people}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Section>
  )
}

type BarCellProps = {
  readonly side: Side
  readonly people: number
  readonly all: number
}

const BarCell = ({ side, people, all }: BarCellProps) => {
  const { format } = useText()
  const share = all > 0 ? people / all : null
  return (
    <td className="w-2/5 px-2 last:pr-6">
      <div className="flex items-center gap-x-3">
        <div
          aria-hidden
          className="bg-ui-bg-subtle h-2 min-w-0 flex-1 overflow-hidden rounded-full"
        >
          {share !== null && people > 0 && (
            <div
              className="h-full min-w-0.5 rounded-full"
              style={{ width: `${share * 100}%`, backgroundColor: toneFill(SIDE_TONE[side]) }}
            />
          )}
        </div>
        <span className="flex w-24 shrink-0 justify-end gap-x-1.5 tabular-nums">
          <span className="text-ui-fg-base">{share === null ? "–" : format.percent(share, 1)}</span>
          <span className="txt-compact-xsmall text-ui-fg-subtle w-10 text-right leading-5">
            {format.count(people)}
          </span>
        </span>
      </div>
    </td>
  )
}
