import type { DataSource } from "typeorm"
import { unnestRows } from "./ledger-unnest"
import { retryDeadlocks } from "./retry-deadlocks"

/** That a customer was in the shop. */
export type CustomerSeen = {
  /** Medusa's customer id. */
  readonly customer_id: string
  readonly at: Date
}

/** Views that are kept of one customer record. */
export const VIEWS_KEPT = 100

/**
 * When people were last in the shop and what they looked at there. Kept apart from purchases:
 * nothing here moves a stage or has anybody scored.
 */
export class SeenStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Notes when customers were seen, on their record and their person. Only what is a minute
   * newer than what is known is written, so that a busy visitor costs a write a minute.
   *
   * @returns those of the customers that are not mirrored; nothing was noted of them
   */
  async customers(seen: readonly CustomerSeen[]): Promise<string[]> {
    if (seen.length === 0) {
      return []
    }
    const set = unnestRows(
      seen,
      [
        ["customer_id", "text"],
        ["at", "timestamptz"],
      ],
      "s"
    )
    const unknown = await retryDeadlocks(() =>
      this.#dataSource.query<{ customer_id: string }[]>(
        `WITH latest AS MATERIALIZED (
           SELECT s.customer_id, max(s.at) AS at FROM ${set.from} GROUP BY 1
         ), noted AS (
           UPDATE retention_identity i SET last_seen_at = latest.at
           FROM latest
           WHERE i.customer_id = latest.customer_id
             AND (i.last_seen_at IS NULL OR latest.at >= i.last_seen_at + interval '1 minute')
           RETURNING i.person_id, i.last_seen_at
         ), person AS (
           UPDATE retention_person p SET last_seen_at = newest.at
           FROM (SELECT person_id, max(last_seen_at) AS at FROM noted GROUP BY 1) AS newest
           WHERE p.id = newest.person_id
             AND (p.last_seen_at IS NULL OR p.last_seen_at < newest.at)
         )
         SELECT customer_id FROM latest
         WHERE NOT EXISTS (
           SELECT FROM retention_identity i WHERE i.customer_id = latest.customer_id)
         ORDER BY 1`,
        set.params
      )
    )
    return unknown.map(({ customer_id }) => customer_id)
  }

  /**
   * Notes which products a customer looked at, and keeps the newest {@link VIEWS_KEPT}. Of a
   * customer record that is not mirrored nothing is kept, for nothing would ever remove it.
   */
  async views(customerId: string, productIds: readonly string[], at: Date): Promise<void> {
    const ids = [...new Set(productIds)].sort().slice(0, VIEWS_KEPT)
    if (ids.length === 0) {
      return
    }
    // The lock makes a removal of the record wait, which then takes these rows along.
    await retryDeadlocks(() =>
      this.#dataSource.query(
        `WITH customer AS MATERIALIZED (
           SELECT customer_id FROM retention_identity WHERE customer_id = $1 FOR KEY SHARE
         ), written AS (
           INSERT INTO retention_product_view AS v (customer_id, product_id, viewed_at)
           SELECT customer.customer_id, seen.product_id, $3::timestamptz
           FROM customer, unnest($2::text[]) AS seen(product_id)
           ON CONFLICT (customer_id, product_id) DO UPDATE SET viewed_at = excluded.viewed_at
           WHERE v.viewed_at < excluded.viewed_at
         )
         DELETE FROM retention_product_view v
         WHERE v.customer_id = $1 AND v.product_id IN (
           SELECT product_id FROM retention_product_view
           WHERE customer_id = $1 AND product_id <> ALL($2::text[])
           ORDER BY viewed_at DESC, product_id DESC
           OFFSET $4::integer
         )`,
        [customerId, ids, at.toISOString(), VIEWS_KEPT - ids.length]
      )
    )
  }
}
