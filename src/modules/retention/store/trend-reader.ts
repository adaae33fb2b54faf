import type { DataSource } from "typeorm"
import { isoDay } from "../domain/time/calendar-day"
import { BUYER_STAGES, type BuyerStage, type Tier, TIERS } from "../domain/types"
import { PolicyStore } from "./policy-store"

/** How many buyers stood where on one day. */
export type TrendDay = {
  /** Calendar day in the time zone, `YYYY-MM-DD`. */
  readonly day: string
  /** True for a day that was worked out from the ledger afterwards, by later limits. */
  readonly reconstructed: boolean
  readonly stages: Readonly<Record<BuyerStage, number>>
  /** Null on reconstructed days: tiers are never redrawn. */
  readonly tiers: Readonly<Record<Tier, number>> | null
}

/** Stages and tiers day by day. */
export type Trend = { readonly time_zone: string; readonly days: readonly TrendDay[] }

/** Reads the daily snapshots. */
export class TrendReader {
  readonly #dataSource: DataSource
  readonly #policies: PolicyStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#policies = new PolicyStore(dataSource)
  }

  /**
   * The last days, today's among them, oldest first. Days before the first purchase are left out.
   * @param days how many calendar days back
   */
  async read({ days, now }: { days: number; now: Date }): Promise<Trend> {
    const { time_zone } = (await this.#policies.current()).settings
    const rows = await this.#dataSource.query<TrendDay[]>(DAYS, [isoDay(now, time_zone), days])
    return { time_zone, days: rows }
  }
}

const object = (column: string, values: readonly string[]) => {
  const pairs = values.map(
    (value) => `'${value}', coalesce(sum(people) FILTER (WHERE ${column} = '${value}'), 0)`
  )
  return `json_build_object(${pairs.join(", ")})`
}

const DAYS = `
  SELECT day::text,
         reconstructed,
         ${object("stage", BUYER_STAGES)} AS stages,
         CASE WHEN NOT reconstructed THEN ${object("tier", TIERS)} END AS tiers
    FROM retention_snapshot
   WHERE day > $1::date - $2::integer
     AND day <= $1::date
   GROUP BY day, reconstructed
   ORDER BY day`
