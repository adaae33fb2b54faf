import { Label, Switch, Text } from "@medusajs/ui"
import { lazy, useId, useState } from "react"
import type { MovementUrlState } from "../../hooks/use-movement-url"
import { useText } from "../../hooks/use-text"
import { flowPath } from "../../lib/movement/flow-path"
import { flowsOf, isStay } from "../../lib/movement/flows"
import type { MovementUrl } from "../../lib/movement/movement-url"
import { MOVEMENT_KINDS, MOVEMENT_UNITS, type Flow, type Movements } from "../../lib/movement/types"
import { ChartFrame } from "../charts/chart-frame"
import { ShapeToggle } from "../charts/shape-toggle"
import { Choice } from "../shared/choice"
import { FlowNote } from "./flow-note"
import { FlowTable } from "./flow-table"
import { FlowTotals } from "./flow-totals"
import { MovementNotes } from "./movement-notes"

const FlowChart = lazy(() => import("./flow-chart"))

/** In pixels. */
const HEIGHT = 500

type FlowsViewProps = {
  readonly movements: Movements
  /** `YYYY-MM-DD` in the policy's zone. */
  readonly today: string
  readonly url: MovementUrl
  readonly onLook: MovementUrlState["look"]
}

/** The answer: its totals, and its flows as a picture or as a table. */
export const FlowsView = ({ movements, today, url, onLook }: FlowsViewProps) => {
  const { t } = useText()
  const [asTable, setAsTable] = useState(false)
  const [chosen, setChosen] = useState<Flow | null>(null)
  const stayedId = useId()
  const { kind, unit, stayed } = url
  const flows = flowsOf(movements, kind)
  const drawn = stayed ? flows : flows.filter((flow) => !isStay(flow))
  const context = { kind, flows, currency: movements.currency }
  const pathOf = (flow: Flow) => flowPath(flow, movements, today, url.segment)
  const shown = chosen && drawn.find(({ from, to }) => from === chosen.from && to === chosen.to)
  return (
    <>
      <FlowTotals flows={flows} kind={kind} />
      <div className="flex flex-col gap-y-3 py-3">
        <div className="flex min-h-8 items-center justify-between gap-x-4 px-6">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Choice
              label={t("movement.kind")}
              value={kind}
              options={MOVEMENT_KINDS.map((value) => ({
                value,
                text: t(`movement.kind_${value}`),
              }))}
              onChange={(value) => onLook({ kind: value })}
            />
            <Choice
              label={t("movement.unit")}
              value={unit}
              options={MOVEMENT_UNITS.map((value) => ({
                value,
                text: t(`movement.unit_${value}`),
              }))}
              onChange={(value) => onLook({ unit: value })}
            />
            {!asTable && (
              <div className="flex items-center gap-x-2">
                <Switch
                  id={stayedId}
                  size="small"
                  checked={stayed}
                  onCheckedChange={(on) => onLook({ stayed: on })}
                />
                <Label htmlFor={stayedId} size="small">
                  {t("movement.stayed")}
                </Label>
              </div>
            )}
          </div>
          <ShapeToggle asTable={asTable} onChange={setAsTable} />
        </div>
        {flows.length === 0 ? (
          <Nothing height={HEIGHT / 2} what="nobody" />
        ) : asTable ? (
          <FlowTable context={context} unit={unit} pathOf={pathOf} />
        ) : drawn.length === 0 ? (
          <Nothing height={HEIGHT / 2} what="none" />
        ) : (
          <>
            <div className="px-6">
              <ChartFrame height={HEIGHT}>
                <FlowChart
                  flows={drawn}
                  context={context}
                  unit={unit}
                  signed={!stayed}
                  movements={movements}
                  today={today}
                  chosen={shown ?? null}
                  onChoose={setChosen}
                  pathOf={pathOf}
                />
              </ChartFrame>
            </div>
            <FlowNote flow={shown ?? null} context={context} path={shown ? pathOf(shown) : null} />
          </>
        )}
      </div>
      <MovementNotes movements={movements} url={url} />
    </>
  )
}

const Nothing = ({ height, what }: { height: number; what: "none" | "nobody" }) => {
  const { t } = useText()
  return (
    <div
      className="flex flex-col items-center justify-center gap-y-1 px-6 text-center"
      style={{ minHeight: height }}
    >
      <Text size="small" leading="compact" weight="plus">
        {t(`movement.${what}_title`)}
      </Text>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t(`movement.${what}_text`)}
      </Text>
    </div>
  )
}
