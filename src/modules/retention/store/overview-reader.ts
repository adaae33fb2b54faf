import type { DataSource } from "typeorm"
import { formatDecimal, parseDecimal } from "../domain/money/decimal"
import { type ProblemKind, type Stage, STAGES, type Tier, TIERS } from "../domain/types"
import type { RetentionFit } from "../entities"
import { FitStore } from "./fit-store"
import { type BackfillState, BackfillStore } from "./ledger-backfill-store"
import { PolicyStore } from "./policy-store"
import { ProblemStore } from "./problem-store"
import { SnapshotStore } from "./snapshot-store"
import { type TallyCell, TallyStore } from "./tally-store"
import { WatermarkStore } from "./watermark-store"

/** People, and their lifetime net revenue in base currency as a decimal string. */
export type Group = { readonly people: number; readonly revenue: string }

/** A non-empty cell of tier × stage. */
export type MatrixCell = Group & { readonly tier: Tier | null; readonly stage: Stage }

/** The state of the whole shop as last scored. Money is in base currency, as decimal strings. */
export type Overview = {
  readonly as_of: Date
  readonly currency: string
  readonly policy_version: number
  readonly time_zone: string
  /** All persons that were scored, prospects too. */
  readonly customers: number
  /** Persons with a purchase. */
  readonly buyers: number
  /** Their purchases: neither cancelled nor dated in the future. */
  readonly orders: number
  /** Cancelled orders of the ledger. */
  readonly cancelled: number
  /** Of those purchases; the ones without a rate are left out. */
  readonly net_revenue: string
  readonly fit: RetentionFit | null
  readonly tiers: Readonly<Record<Tier, Group>>
  readonly stages: Readonly<Record<Stage, Group>>
  readonly matrix: readonly MatrixCell[]
  /**
   * Net revenue of 365 days of those at risk or dormant, as the newest snapshot says; null before
   * the first, and while that is in another base currency.
   */
  readonly revenue_at_risk: string | null
  readonly revenue_at_risk_as_of: Date | null
  /** Kinds with at least one. */
  readonly problems: Readonly<Partial<Record<ProblemKind, number>>>
  readonly sync: {
    readonly backfill: BackfillState | null
    /** When the last nightly run was, ISO. */
    readonly nightly_at: string | null
  }
}

/**
 * Reads the overview. Neither profiles nor ledger are gone through: its cost is the same in any
 * shop, but for the number of cancelled orders and problems, which are counted in an index.
 */
export class OverviewReader {
  readonly #dataSource: DataSource
  readonly #backfills: BackfillStore
  readonly #fits: FitStore
  readonly #policies: PolicyStore
  readonly #problems: ProblemStore
  readonly #snapshots: SnapshotStore
  readonly #tally: TallyStore
  readonly #watermarks: WatermarkStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#backfills = new BackfillStore(dataSource)
    this.#fits = new FitStore(dataSource)
    this.#policies = new PolicyStore(dataSource)
    this.#problems = new ProblemStore(dataSource)
    this.#snapshots = new SnapshotStore(dataSource)
    this.#tally = new TallyStore(dataSource)
    this.#watermarks = new WatermarkStore(dataSource)
  }

  async read(now: Date): Promise<Overview> {
    const [policy, cells, cancelled, problems, fit, at_risk, sync] = await Promise.all([
      this.#policies.current(),
      this.#tally.cells(),
      this.#cancelled(),
      this.#problems.counts(),
      this.#fits.latest(),
      this.#snapshots.revenueAtRisk(),
      this.#sync(),
    ])
    const all = sumUp(cells)
    const currency = policy.settings.base_currency
    const told = at_risk?.currency_code === currency ? at_risk : null
    return {
      as_of: now,
      currency,
      policy_version: policy.version,
      time_zone: policy.settings.time_zone,
      customers: all.people,
      buyers: sumUp(cells.filter(({ stage }) => stage !== "prospect")).people,
      orders: cells.reduce((sum, { purchases }) => sum + purchases, 0),
      cancelled,
      net_revenue: all.revenue,
      fit,
      tiers: grouped(TIERS, cells, ({ tier }) => tier),
      stages: grouped(STAGES, cells, ({ stage }) => stage),
      matrix: cells
        .map(({ tier, stage, people, revenue }) => ({ tier, stage, people, revenue }))
        .sort((one, other) => place(one) - place(other)),
      revenue_at_risk: told?.revenue ?? null,
      revenue_at_risk_as_of: told?.taken_at ?? null,
      problems,
      sync,
    }
  }

  async #cancelled(): Promise<number> {
    const [row] = await this.#dataSource.query<{ cancelled: number }[]>(
      `SELECT count(*)::integer AS cancelled
         FROM retention_purchase WHERE canceled_at IS NOT NULL`
    )
    return row?.cancelled ?? 0
  }

  async #sync(): Promise<Overview["sync"]> {
    const [backfill, nightly] = await Promise.all([
      this.#backfills.state(),
      this.#watermarks.get<{ ran_at: string }>("nightly"),
    ])
    return { backfill, nightly_at: nightly?.ran_at ?? null }
  }
}

/** The best tier first, and no tier last; within it by stage. */
function place({ tier, stage }: MatrixCell): number {
  return (
    (tier === null ? TIERS.length : TIERS.indexOf(tier)) * STAGES.length + STAGES.indexOf(stage)
  )
}

function grouped<Name extends string>(
  names: readonly Name[],
  cells: readonly TallyCell[],
  nameOf: (cell: TallyCell) => Name | null
): Record<Name, Group> {
  const groups = names.map((name) => [name, sumUp(cells.filter((cell) => nameOf(cell) === name))])
  return Object.fromEntries(groups) as Record<Name, Group>
}

function sumUp(cells: readonly Group[]): Group {
  return cells.reduce<Group>(
    (sum, { people, revenue }) => ({
      people: sum.people + people,
      revenue: formatDecimal(parseDecimal(sum.revenue).plus(parseDecimal(revenue))),
    }),
    { people: 0, revenue: "0" }
  )
}
