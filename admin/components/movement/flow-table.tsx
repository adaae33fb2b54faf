import { ArrowRightMini } from "@medusajs/icons"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { bySize, isStay } from "../../lib/movement/flows"
import { shareOf, stateName, type FlowContext } from "../../lib/movement/flow-words"
import type { Flow, MovementUnit } from "../../lib/movement/types"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"
import { StateBadge } from "./state-badge"

type FlowTableProps = {
  readonly context: FlowContext
  /** What the largest first are the largest by. */
  readonly unit: MovementUnit
  readonly pathOf: (flow: Flow) => string | null
}

/** Every flow with its figures, those who stayed last. */
export const FlowTable = ({ context, unit, pathOf }: FlowTableProps) => {
  const text = useText()
  const { t, format } = text
  const { kind, flows, currency } = context
  const linked = flows.some((flow) => pathOf(flow) !== null)
  const name = (flow: Flow, end: "from" | "to") => stateName(kind, flow[end], end, text)
  return (
    <PlainTable label={t("movement.table_caption")}>
      <thead>
        <tr>
          <HeaderCell>{t("movement.column_flow")}</HeaderCell>
          <HeaderCell numeric>{t("movement.people")}</HeaderCell>
          <HeaderCell numeric>{t("movement.share")}</HeaderCell>
          <HeaderCell numeric>{t("movement.revenue")}</HeaderCell>
          {linked && (
            <HeaderCell numeric>
              <span className="sr-only">{t("movement.column_link")}</span>
            </HeaderCell>
          )}
        </tr>
      </thead>
      <tbody>
        {bySize(flows, unit).map((flow) => {
          const share = shareOf(flow, flows)
          const path = pathOf(flow)
          return (
            <tr key={`${flow.from}-${flow.to}`}>
              <RowHeader>
                <StateBadge kind={kind} state={flow.from} end="from" />
                <ArrowRightMini aria-hidden className="text-ui-fg-subtle" />
                <span className="sr-only">{t("movement.arrow")}</span>
                {isStay(flow) ? (
                  <span className="text-ui-fg-subtle">{t("movement.stayed_row")}</span>
                ) : (
                  <StateBadge kind={kind} state={flow.to} end="to" />
                )}
              </RowHeader>
              <Cell>{format.count(flow.people)}</Cell>
              <Cell>{share === null ? "–" : format.percent(share, 1)}</Cell>
              <Cell>{format.wholeMoney(flow.revenue, currency)}</Cell>
              {linked && (
                <Cell>
                  {path !== null && (
                    <Link
                      to={path}
                      aria-label={t("movement.table_link_label", {
                        from: name(flow, "from"),
                        to: name(flow, "to"),
                      })}
                      className="txt-compact-small-plus text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded-sm outline-none"
                    >
                      {t("movement.table_link")}
                    </Link>
                  )}
                </Cell>
              )}
            </tr>
          )
        })}
      </tbody>
    </PlainTable>
  )
}
