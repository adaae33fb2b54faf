import type { DataSource } from "typeorm"
import type { Stage, Tier } from "../domain/types"

/** One cell of tier and stage with somebody in it. */
export type TallyCell = {
  /** Null for prospects. */
  readonly tier: Tier | null
  readonly stage: Stage
  readonly people: number
  /** Their purchases, lifetime. */
  readonly purchases: number
  /** Their lifetime net revenue: decimal string in base currency. */
  readonly revenue: string
}

/** Rows from which on a fold is worth its writing; there are some thirty cells. */
const WORTH_FOLDING = 100

/** Key of the advisory lock that keeps two counts, or a count and a fold, apart. */
const TALLY_LOCK = 0x7265_7402

/**
 * How many people are in each cell of tier and stage, kept by triggers on the profiles: each
 * statement that changes some appends what it added, in its own transaction.
 */
export class TallyStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** Every cell that is not empty, in no order. Costs the same in any shop. */
  async cells(): Promise<TallyCell[]> {
    const rows = await this.#dataSource.query<(TallyCell & { purchases: string })[]>(
      `SELECT tier, stage, sum(people)::integer AS people, sum(purchases) AS purchases,
              trim_scale(sum(revenue)) AS revenue
         FROM retention_tally
        GROUP BY tier, stage
       HAVING sum(people) > 0`
    )
    return rows.map((row) => ({ ...row, purchases: Number(row.purchases) }))
  }

  /**
   * Puts one row in the place of the many that were appended to a cell. What others append
   * meanwhile is not seen, and so neither removed nor counted.
   */
  async fold(): Promise<void> {
    await this.#dataSource.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock($1)", [TALLY_LOCK])
      await manager.query(FOLD, [WORTH_FOLDING])
    })
  }

  /**
   * Counts the profiles and sets right what the tally says otherwise. One statement sees both as
   * of one moment, and a profile and what it added commit together, so nobody has to be kept out.
   * @returns how many cells were wrong: 0, unless somebody wrote past the triggers
   */
  async recount(): Promise<number> {
    return this.#dataSource.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock($1)", [TALLY_LOCK])
      const [row] = await manager.query<{ wrong: number }[]>(RECOUNT)
      return row?.wrong ?? 0
    })
  }
}

const NOT_NOTHING = "sum(people) <> 0 OR sum(purchases) <> 0 OR sum(revenue) <> 0"

const FOLD = `
  WITH appended AS (
    DELETE FROM retention_tally
     WHERE (SELECT count(*) FROM retention_tally) >= $1::integer
    RETURNING tier, stage, people, purchases, revenue
  )
  INSERT INTO retention_tally (tier, stage, people, purchases, revenue)
  SELECT tier, stage, sum(people), sum(purchases), sum(revenue)
    FROM appended
   GROUP BY tier, stage
  HAVING ${NOT_NOTHING}`

/** What the profiles hold beyond the tally, appended to it like any other change. */
const RECOUNT = `
  WITH repaired AS (
    INSERT INTO retention_tally (tier, stage, people, purchases, revenue)
    SELECT tier, stage, sum(people), sum(purchases), sum(revenue)
      FROM (
        SELECT tier, stage, count(*) AS people, sum(purchase_count) AS purchases,
               sum(total_revenue) AS revenue
          FROM retention_profile
         GROUP BY tier, stage
        UNION ALL
        SELECT tier, stage, -people, -purchases, -revenue FROM retention_tally
      ) AS difference
     GROUP BY tier, stage
    HAVING ${NOT_NOTHING}
    RETURNING id
  )
  SELECT count(*)::integer AS wrong FROM repaired`
