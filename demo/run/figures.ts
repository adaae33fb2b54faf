import BigNumber from "bignumber.js"
import { BANDS } from "../../src/modules/retention/domain/types"
import type { Backtest, ListedSegment, Overview } from "./admin-api"
import { modelFigures } from "./model-summary"
import type { Found } from "./verify"

/**
 * The line that `--check` prints last. Counts are buyers, except `customers`: all persons.
 * @param found what the check found
 * @param listProblems what only the order list could show
 * @param seconds of each phase
 */
export function figures(
  { overview, model, segments, coupons }: Found,
  listProblems: Readonly<Record<string, number>>,
  seconds: Readonly<Record<string, number>>
) {
  const { fit } = overview
  const people = (shares: Overview["tiers"]) =>
    Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, share.people]))
  return {
    customers: overview.customers,
    buyers: overview.buyers,
    orders: overview.orders,
    cancelled: overview.cancelled,
    net_revenue: new BigNumber(overview.net_revenue).toFixed(2),
    currency: overview.currency,
    limits: fit && {
      at_risk: fit.limits.at_risk,
      dormant: fit.limits.dormant,
      lost: fit.limits.lost,
      method: fit.method,
    },
    tiers: people(overview.tiers),
    stages: people(overview.stages),
    matrix: matrixOf(overview),
    backtest: fit?.backtest && {
      as_of: fit.backtest.as_of,
      bands: bandsOf(fit.backtest.bands),
      falls: fit.backtest.falls,
    },
    model: modelFigures(model),
    segments: membersOf(segments),
    coupons: coupons && {
      people: coupons.people,
      issued: coupons.issued,
      reserved: new BigNumber(coupons.reserved_amount).toFixed(2),
    },
    problems: { ...overview.problems, ...listProblems },
    seconds,
  }
}

/** From the liveliest band to the most silent; what is stored has no order. */
function bandsOf(bands: Backtest["bands"]) {
  return Object.fromEntries(
    BANDS.flatMap((name) => {
      const band = bands[name]
      if (!band) {
        return []
      }
      const { people, returned, rate, lower, upper } = band
      return [[name, { people, returned, rate, lower, upper }]]
    })
  )
}

/** Members of the ready-made segments, by key. */
function membersOf(segments: readonly ListedSegment[]) {
  return Object.fromEntries(
    segments.flatMap(({ preset, members }) => (preset === null ? [] : [[preset, members]]))
  )
}

function matrixOf({ matrix }: Overview) {
  const rows: Record<string, Record<string, number>> = {}
  for (const { tier, stage, people } of matrix) {
    const row = (rows[tier ?? "none"] ??= {})
    row[stage] = people
  }
  return rows
}
