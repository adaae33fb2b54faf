import { sankey } from "d3-sankey"
import { weightOf, type Weight } from "./flows"
import { MOVEMENT_STATES, type Flow, type MovementKind, type MovementUnit } from "./types"

/** A state on one of the two days: an upright bar as high as what stands there. In pixels. */
export type FlowBar = {
  readonly end: "from" | "to"
  readonly state: Flow["from"]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Of the flows that are drawn. */
  readonly weight: Weight
}

/** A flow as a band from one bar to another. In pixels. */
export type FlowBand = {
  readonly flow: Flow
  /** The band's middle line, for an SVG path that is stroked. */
  readonly path: string
  readonly width: number
  /** Half way. */
  readonly middle: { readonly x: number; readonly y: number }
}

export type SankeyPicture = {
  readonly bars: readonly FlowBar[]
  /** In the order of the flows. */
  readonly bands: readonly FlowBand[]
}

type SankeyFrame = {
  readonly kind: MovementKind
  readonly unit: MovementUnit
  readonly width: number
  readonly height: number
  /** Room for names at either side. */
  readonly margin: number
}

const BAR_WIDTH = 10
/** Between bars, so that the name of each has a line of its own, however thin they are. */
const GAP = 24
/** Of a state, where there are few of them. */
const ROW = 72
/** Of a band; what is thinner cannot be seen. */
const THINNEST = 1.5

/**
 * How high a picture of these flows should be, in pixels: a single flow of one person needs no
 * whole page, and many states need room for their names.
 *
 * @param most where it ends growing
 */
export function sankeyHeight(flows: readonly Flow[], most: number): number {
  const states = (end: "from" | "to") => new Set(flows.map((flow) => flow[end])).size
  const rows = Math.max(states("from"), states("to"))
  return Math.min(most, rows * ROW + (rows - 1) * GAP)
}

type BarData = { readonly end: "from" | "to"; readonly state: Flow["from"] }
type BandData = { readonly flow: Flow }

/**
 * Where bars and bands stand. The states keep their order at both sides, so that what goes up in
 * the picture is the same at every time. What has no width, as people without revenue where
 * revenue is drawn, is left out.
 */
export function sankeyOf(flows: readonly Flow[], frame: SankeyFrame): SankeyPicture {
  const { kind, unit, width, height, margin } = frame
  const links = flows
    .map((flow) => ({
      flow,
      source: `from:${flow.from}`,
      target: `to:${flow.to}`,
      value: Math.max(0, Number(flow[unit])),
    }))
    .filter(({ value }) => value > 0)
  if (links.length === 0) {
    return { bars: [], bands: [] }
  }
  const shown = links.map(({ flow }) => flow)
  const nodes = (["from", "to"] as const).flatMap((end) =>
    MOVEMENT_STATES[kind]
      .filter((state) => shown.some((flow) => flow[end] === state))
      .map((state): BarData => ({ end, state }))
  )
  const graph = sankey<BarData, BandData>()
    .nodeId(({ end, state }) => `${end}:${state}`)
    .nodeWidth(BAR_WIDTH)
    .nodePadding(GAP)
    // Null keeps the given order, where undefined would choose one.
    .nodeSort(null)
    .iterations(0)
    .extent([
      [margin, 0],
      [width - margin, height],
    ])({ nodes: nodes.map((node) => ({ ...node })), links })
  return {
    bars: graph.nodes.map(({ end, state, x0 = 0, y0 = 0, y1 = 0 }) => ({
      end,
      state,
      x: x0,
      y: y0,
      width: BAR_WIDTH,
      height: y1 - y0,
      weight: weightOf(shown, end, state),
    })),
    bands: graph.links.map(({ flow, y0 = 0, y1 = 0, width: band = 0 }) => {
      const [left, right] = [margin + BAR_WIDTH, width - margin - BAR_WIDTH]
      const x = (left + right) / 2
      return {
        flow,
        path: `M${left},${y0}C${x},${y0} ${x},${y1} ${right},${y1}`,
        width: Math.max(THINNEST, band),
        middle: { x, y: (y0 + y1) / 2 },
      }
    }),
  }
}
