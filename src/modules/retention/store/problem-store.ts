import type { DataSource } from "typeorm"
import type { Policy } from "../domain/policy/schema"
import type { ProblemKind } from "../domain/types"
import { RetentionProblem } from "../entities"
import type { FoundProblem } from "../source/mapped-order"
import { replaceProblems, type ProblemScope } from "./problem-statements"

/** Which problems, and which page of them. */
export type ListProblemsInput = {
  readonly kind?: ProblemKind
  readonly limit: number
  readonly offset: number
}

/** What decides the problems that no single order decides alone. */
export type DerivedProblemInput = Pick<Policy, "base_currency" | "rates"> & {
  readonly now: Date
  /** Only these orders; all without it. */
  readonly order_ids?: readonly string[]
}

/** What in the shop's data keeps orders out of the numbers, or makes them inexact. */
export class ProblemStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** One page, newest first, and how many there are. */
  async list({ kind, limit, offset }: ListProblemsInput) {
    const [problems, count] = await this.#dataSource.getRepository(RetentionProblem).findAndCount({
      where: kind ? { kind } : {},
      order: { first_seen_at: "DESC", id: "DESC" },
      take: limit,
      skip: offset,
    })
    return { problems, count }
  }

  /** How many of each kind; kinds without any are left out. */
  async counts(): Promise<Partial<Record<ProblemKind, number>>> {
    const rows = await this.#dataSource.query<{ kind: ProblemKind; count: number }[]>(
      `SELECT kind, count(*)::integer AS count FROM retention_problem GROUP BY kind ORDER BY kind`
    )
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
  }

  /** Makes the problems of some subjects those found; see {@link replaceProblems}. */
  replace(scope: ProblemScope, found: readonly FoundProblem[], now: Date): Promise<void> {
    return replaceProblems(this.#dataSource.manager, scope, found, now)
  }

  /**
   * Brings `future_order` and `currency_without_rate` in step with ledger, policy and time, by
   * one statement each. Cancelled orders count nowhere, so they are no problem.
   */
  async refreshDerived(input: DerivedProblemInput): Promise<void> {
    const { base_currency, rates } = input
    const orderIds = input.order_ids ?? null
    const now = input.now.toISOString()
    await this.#reconcile(
      "future_order",
      `SELECT order_id, jsonb_build_object('created_at',
         to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS details
       FROM retention_purchase WHERE canceled_at IS NULL AND created_at > $2::timestamptz`,
      [orderIds, now]
    )
    await this.#reconcile(
      "currency_without_rate",
      `SELECT order_id, jsonb_build_object('currency_code', currency_code,
         'net_amount', net_amount::text) AS details
       FROM retention_purchase
       WHERE canceled_at IS NULL AND NOT currency_code = ANY($3::text[])`,
      [orderIds, now, [base_currency, ...Object.keys(rates)]]
    )
  }

  /** @param wanted selects `(order_id, details)`; $1 is the orders or null, $2 now */
  async #reconcile(kind: ProblemKind, wanted: string, params: unknown[]): Promise<void> {
    await this.#dataSource.query(
      `WITH wanted AS MATERIALIZED (
         ${wanted} AND ($1::text[] IS NULL OR order_id = ANY($1::text[]))
       ), gone AS (
         DELETE FROM retention_problem p
         WHERE p.kind = '${kind}' AND ($1::text[] IS NULL OR p.subject_id = ANY($1::text[]))
           AND NOT EXISTS (SELECT FROM wanted WHERE wanted.order_id = p.subject_id)
       )
       INSERT INTO retention_problem AS p (kind, subject_id, details, first_seen_at)
       SELECT '${kind}', order_id, details, $2::timestamptz FROM wanted
       ON CONFLICT (kind, subject_id) DO UPDATE SET details = excluded.details
       WHERE p.details IS DISTINCT FROM excluded.details`,
      params
    )
  }
}
