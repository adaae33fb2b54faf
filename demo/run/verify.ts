import BigNumber from "bignumber.js"
import { BANDS } from "../../src/modules/retention/domain/types"
import { expectedFigures } from "../shop/expected"
import type { ShopPlan } from "../shop/plan"
import type { AdminApi, CouponRun, ListedSegment, ModelFit, Overview } from "./admin-api"
import { againstCoupons } from "./coupons"

const PAGE = 50

/** What the check looks at. */
export type Found = {
  readonly overview: Overview
  /** The newest fit of the models. */
  readonly model: ModelFit | null
  readonly segments: readonly ListedSegment[]
  /** The demo's batch of coupons; null where nobody was meant. */
  readonly coupons: CouponRun | null
}

/**
 * Holds what the API says against what was written into the shop, and against itself.
 * @returns what does not agree, in words; empty when all does
 */
export async function verify(
  api: AdminApi,
  { overview, model, segments, coupons }: Found,
  plan: ShopPlan
): Promise<string[]> {
  return [
    ...againstPlan(overview, plan),
    ...againstItself(overview),
    ...againstFit(overview),
    ...againstSegments(overview, segments),
    ...(await againstProfiles(api, overview, model)),
    ...(await againstCoupons(api, coupons)),
  ]
}

/** A sentence unless both are the same. */
function same<T extends string | number | undefined>(
  what: string,
  found: T,
  expected: T
): string[] {
  return found === expected ? [] : [`${what}: found ${found}, expected ${expected}`]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const peopleIn = (shares: Overview["tiers"]) => sum(Object.values(shares).map((s) => s.people))

function againstPlan(overview: Overview, plan: ShopPlan): string[] {
  const expected = expectedFigures(plan, new Date(overview.as_of))
  const net = new BigNumber(overview.net_revenue)
  return [
    ...same("customers", overview.customers, expected.customers),
    ...same("buyers", overview.buyers, expected.buyers),
    ...same("orders", overview.orders, expected.orders),
    ...same("cancelled orders", overview.cancelled, expected.cancelled),
    ...same("currency", overview.currency, plan.policy.base_currency),
    ...same("net revenue", net.toFixed(2), new BigNumber(expected.net_revenue).toFixed(2)),
  ]
}

function againstItself({ tiers, stages, matrix, buyers, customers }: Overview): string[] {
  const cells = (keep: (cell: Overview["matrix"][number]) => boolean) =>
    sum(matrix.filter(keep).map(({ people }) => people))
  return [
    ...same("people in all tiers", peopleIn(tiers), buyers),
    ...same("people in all stages", peopleIn(stages), customers),
    ...same(
      "people in the matrix",
      cells(() => true),
      customers
    ),
    ...same("prospects", stages.prospect?.people ?? 0, customers - buyers),
    ...Object.entries(tiers).flatMap(([tier, { people }]) =>
      same(
        `matrix row ${tier}`,
        cells((cell) => cell.tier === tier),
        people
      )
    ),
    ...Object.entries(stages).flatMap(([stage, { people }]) =>
      same(
        `matrix column ${stage}`,
        cells((cell) => cell.stage === stage),
        people
      )
    ),
  ]
}

function againstFit({ fit }: Overview): string[] {
  if (!fit) {
    return ["there is no fit: the backfill did not score"]
  }
  const { at_risk, dormant, lost } = fit.limits
  const bands = fit.backtest?.bands
  return [
    ...(0 < at_risk && at_risk <= dormant && dormant <= lost
      ? []
      : [`the limits do not rise: ${at_risk}, ${dormant}, ${lost}`]),
    ...(bands
      ? BANDS.filter((band) => bands[band] === undefined).map((band) => `back-test without ${band}`)
      : ["there is no back-test"]),
    ...Object.entries(bands ?? {})
      .filter(([, { people, returned }]) => returned > people)
      .map(([band]) => `back-test: more people of ${band} came back than were in it`),
  ]
}

/** Ready-made segments that are a tier or a stage by another name. */
const NAMESAKES = {
  high_value: (overview) => overview.tiers.high_value,
  potential: (overview) => overview.tiers.potential,
  mid_value: (overview) => overview.tiers.mid_value,
  low_value: (overview) => overview.tiers.low_value,
  dormant: (overview) => overview.stages.dormant,
  lost: (overview) => overview.stages.lost,
  recently_reactivated: (overview) => overview.stages.reactivated,
  never_bought: (overview) => overview.stages.prospect,
} as const satisfies Record<string, (overview: Overview) => { people: number } | undefined>

/** As they came: whoever tries the demo may have edited some. */
function againstSegments(overview: Overview, segments: readonly ListedSegment[]): string[] {
  const unedited = segments.filter(({ rule_revision }) => rule_revision === 1)
  return [
    ...segments.flatMap(({ name, problem, evaluated_at }) =>
      problem || evaluated_at === null ? [`segment ${name} was not evaluated`] : []
    ),
    ...Object.entries(NAMESAKES).flatMap(([key, people]) => {
      const segment = unedited.find(({ preset }) => preset === key)
      const expected = people(overview)?.people ?? 0
      return segment ? same(`members of ${segment.name}`, segment.members, expected) : []
    }),
  ]
}

/** Pages through the list as the admin does, and opens one profile. */
async function againstProfiles(
  api: AdminApi,
  overview: Overview,
  model: ModelFit | null
): Promise<string[]> {
  const limit = String(PAGE)
  const order = "-total_revenue"
  const first = await api.profiles({ limit, order, offset: "0" })
  const second = await api.profiles({ limit, order, offset: limit })
  const listed = [...first.profiles, ...second.profiles]
  const distinct = new Set(listed.map(({ person_id }) => person_id)).size
  const high = await api.profiles({ limit: "1", tier: "high_value" })
  const [best] = first.profiles
  const opened = best && (await api.profile(best.person_id))
  const isPredicted = opened !== undefined && opened.prediction !== null
  return [
    ...same("profiles in the list", first.count, overview.customers),
    ...same("profiles on two pages", distinct, Math.min(2 * PAGE, overview.customers)),
    ...same("profiles of high value", high.count, overview.tiers.high_value?.people ?? 0),
    ...same("the opened profile's purchases", opened?.purchase_count, best?.purchase_count),
    ...(isPredicted === (model?.gate.open ?? false)
      ? []
      : [`the opened profile is ${isPredicted ? "" : "not "}predicted, whatever the gate says`]),
    ...(opened?.explanation.stage.text ? [] : ["the opened profile does not explain its stage"]),
  ]
}
