import type { DataSource } from "typeorm"
import type { Policy } from "../domain/policy/schema"
import { DAY_MS } from "../domain/time/duration"
import { type ProblemKind, type Stage, STAGES, type Tier, TIERS } from "../domain/types"
import { formatDecimal, parseDecimal } from "../domain/money/decimal"
import type { RetentionFit } from "../entities"
import { FitStore } from "./fit-store"
import { type BackfillState, BackfillStore } from "./ledger-backfill-store"
import { ledgerTotalsStatement, type LedgerTotals } from "./overview-sql"
import { PolicyStore } from "./policy-store"
import { ProblemStore } from "./problem-store"
import { WatermarkStore } from "./watermark-store"

/** People, and their lifetime net revenue in base currency as a decimal string. */
export type Group = { readonly people: number; readonly revenue: string }

/** A non-empty cell of tier × stage. */
export type MatrixCell = Group & { readonly tier: Tier | null; readonly stage: Stage }

/** The state of the whole shop. Money is in base currency, as decimal strings. */
export type Overview = {
  readonly as_of: Date
  readonly currency: string
  readonly policy_version: number
  readonly time_zone: string
  /** All persons, prospects too. */
  readonly customers: number
  /** Persons with a purchase. */
  readonly buyers: number
  /** Purchases: ledger rows that are neither cancelled nor dated in the future. */
  readonly orders: number
  readonly cancelled: number
  /** Of those purchases; the ones without a rate are left out. */
  readonly net_revenue: string
  readonly fit: RetentionFit | null
  readonly tiers: Readonly<Record<Tier, Group>>
  readonly stages: Readonly<Record<Stage, Group>>
  readonly matrix: readonly MatrixCell[]
  /** Net revenue of the last 365 days of those now at risk or dormant. */
  readonly revenue_at_risk: string
  /** Kinds with at least one. */
  readonly problems: Readonly<Partial<Record<ProblemKind, number>>>
  readonly sync: {
    readonly backfill: BackfillState | null
    /** When the last nightly run was, ISO. */
    readonly nightly_at: string | null
  }
}

const AT_RISK_DAYS = 365

/** Reads the overview in a handful of set-based statements. */
export class OverviewReader {
  readonly #dataSource: DataSource
  readonly #backfills: BackfillStore
  readonly #fits: FitStore
  readonly #policies: PolicyStore
  readonly #problems: ProblemStore
  readonly #watermarks: WatermarkStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#backfills = new BackfillStore(dataSource)
    this.#fits = new FitStore(dataSource)
    this.#policies = new PolicyStore(dataSource)
    this.#problems = new ProblemStore(dataSource)
    this.#watermarks = new WatermarkStore(dataSource)
  }

  /** @param now purchases after it do not count yet */
  async read(now: Date): Promise<Overview> {
    const { version, settings } = await this.#policies.current()
    const [totals, cells, problems, fit, sync] = await Promise.all([
      this.#ledgerTotals(settings, now),
      this.#matrix(),
      this.#problems.counts(),
      this.#fits.latest(),
      this.#sync(),
    ])
    const { people, ...ledger } = totals
    return {
      as_of: now,
      currency: settings.base_currency,
      policy_version: version,
      time_zone: settings.time_zone,
      customers: people,
      buyers: sumUp(cells.filter(({ stage }) => stage !== "prospect")).people,
      ...ledger,
      fit,
      tiers: grouped(TIERS, cells, ({ tier }) => tier),
      stages: grouped(STAGES, cells, ({ stage }) => stage),
      matrix: cells,
      problems,
      sync,
    }
  }

  async #ledgerTotals(policy: Policy, now: Date): Promise<LedgerTotals> {
    const since = new Date(now.getTime() - AT_RISK_DAYS * DAY_MS)
    const { text, values } = ledgerTotalsStatement(policy, { now, since })
    const [totals] = await this.#dataSource.query<LedgerTotals[]>(text, values)
    if (!totals) {
      throw new Error("retention: a statement of aggregates gave no row")
    }
    return totals
  }

  async #matrix(): Promise<MatrixCell[]> {
    const rows = await this.#dataSource.query<MatrixCell[]>(
      `SELECT tier, stage, count(*)::integer AS people, trim_scale(sum(total_revenue)) AS revenue
         FROM retention_profile
        GROUP BY tier, stage`
    )
    const place = ({ tier, stage }: MatrixCell) =>
      (tier === null ? TIERS.length : TIERS.indexOf(tier)) * STAGES.length + STAGES.indexOf(stage)
    return rows.sort((one, other) => place(one) - place(other))
  }

  async #sync(): Promise<Overview["sync"]> {
    const [backfill, nightly] = await Promise.all([
      this.#backfills.state(),
      this.#watermarks.get<{ ran_at: string }>("nightly"),
    ])
    return { backfill, nightly_at: nightly?.ran_at ?? null }
  }
}

function grouped<Name extends string>(
  names: readonly Name[],
  cells: readonly MatrixCell[],
  nameOf: (cell: MatrixCell) => Name | null
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
