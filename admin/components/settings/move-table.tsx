import { ArrowLongRight } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { STAGES, TIERS } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { movesIn } from "../../lib/settings/moved"
import type { Moves } from "../../../src/modules/retention/domain/policy/preview"
import { StageBadge, TierBadge } from "../shared/badges"
import { Cell, HeaderCell, PlainTable } from "../shared/plain-table"

type MoveTableProps = {
  readonly kind: "tier" | "stage"
  readonly moves: Moves
}

/** How many would go from where to where, the most first. */
export const MoveTable = ({ kind, moves }: MoveTableProps) => {
  const { t, format } = useText()
  const moved = movesIn(moves)
  const title = t(`settings.preview.${kind}s`)
  if (moved.length === 0) {
    return (
      <div className="flex flex-col gap-y-1 px-6 py-4">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("settings.preview.stays")}
        </Text>
      </div>
    )
  }
  return (
    <PlainTable label={title}>
      <thead>
        <tr>
          <HeaderCell>{title}</HeaderCell>
          <HeaderCell numeric>{t("settings.preview.column_people")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {moved.map(({ from, to, people }) => (
          <tr key={`${from} ${to}`}>
            <th scope="row" className="h-12 pl-6 pr-2 text-left font-normal">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Place kind={kind} name={from} />
                <ArrowLongRight className="text-ui-fg-subtle" aria-hidden />
                <span className="sr-only">{t("settings.preview.arrow")}</span>
                <Place kind={kind} name={to} />
              </span>
            </th>
            <Cell className="text-ui-fg-base">{format.count(people)}</Cell>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  )
}

const Place = ({ kind, name }: { kind: MoveTableProps["kind"]; name: string }) => {
  const { t } = useText()
  const tier = TIERS.find((one) => one === name)
  const stage = STAGES.find((one) => one === name)
  if (kind === "tier" && tier) {
    return <TierBadge tier={tier} />
  }
  if (kind === "stage" && stage) {
    return <StageBadge stage={stage} />
  }
  return <span>{t(`settings.preview.${kind === "tier" ? "no_tier" : "not_seen"}`)}</span>
}
