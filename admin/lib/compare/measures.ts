import type { ComparisonSide } from "./types"

/** How a figure is written and compared. */
export type MeasureKind = "count" | "share" | "money" | "number" | "score" | "days"

/** A figure that both segments have. */
export type Measure = {
  readonly name: MeasureName
  readonly kind: MeasureKind
  /** Null where it is unknown. */
  readonly of: (side: ComparisonSide) => number | string | null
}

/** In the order of the page, in groups. */
export const MEASURE_GROUPS = {
  size: ["people", "share", "buyers"],
  worth: ["revenue", "average_order_value", "orders_per_buyer", "repurchase_rate"],
  habit: ["rfm_r", "rfm_f", "rfm_m", "median_silence_days"],
  outlook: ["chance_90", "clv_mean", "clv"],
} as const

export type MeasureGroup = keyof typeof MEASURE_GROUPS
export type MeasureName = (typeof MEASURE_GROUPS)[MeasureGroup][number]

const KINDS: Readonly<Record<MeasureName, MeasureKind>> = {
  people: "count",
  share: "share",
  buyers: "count",
  revenue: "money",
  average_order_value: "money",
  orders_per_buyer: "number",
  repurchase_rate: "share",
  rfm_r: "score",
  rfm_f: "score",
  rfm_m: "score",
  median_silence_days: "days",
  chance_90: "share",
  clv_mean: "money",
  clv: "money",
}

/** Why a figure is not there. */
export type Absence = "empty" | "no_buyers" | "no_prediction" | "unknown"

const PREDICTED: ReadonlySet<MeasureName> = new Set(["chance_90", "clv_mean", "clv"])

/** A measure by its name. */
export function measureOf(name: MeasureName): Measure {
  return {
    name,
    kind: KINDS[name],
    of: (side) => {
      switch (name) {
        case "rfm_r":
          return side.rfm?.r ?? null
        case "rfm_f":
          return side.rfm?.f ?? null
        case "rfm_m":
          return side.rfm?.m ?? null
        default:
          return side[name]
      }
    },
  }
}

/** Why a measure of this side is null. */
export function absenceOf(name: MeasureName, side: ComparisonSide): Absence {
  if (side.people === 0) {
    return "empty"
  }
  if (side.buyers === 0) {
    return "no_buyers"
  }
  return PREDICTED.has(name) ? "no_prediction" : "unknown"
}
